package org.mailroom.server.imap.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.ThreadArguments.Algorithm;
import org.mailroom.server.imap.message.TestMailbox;

class ThreadRunTest {

    /** @param date minute of an hour */
    record Mail(String id, String references, String subject, int date) {
        String text() {
            return (id.isEmpty() ? "" : "Message-ID: <" + id + "@x>\n")
                    + (references.isEmpty() ? "" : "References: <" + references.replace(" ", "@x> <") + "@x>\n")
                    + "Subject: " + subject + "\nDate: 1 Mar 2026 00:" + (date < 10 ? "0" : "") + date + " +0000\n\n";
        }
    }

    private static String thread(Algorithm algorithm, Mail... mails) throws Exception {
        var mailbox = new TestMailbox();
        Arrays.stream(mails).forEach(mail -> mailbox.add(mail.text()));
        return thread(algorithm, mailbox, 5);
    }

    private static String thread(Algorithm algorithm, TestMailbox mailbox, int slice) throws Exception {
        var run = new ThreadRun(algorithm, mailbox.snapshot(), mailbox.all(), mailbox);
        TestMailbox.run(run, ThreadRun::advance);
        String line = TestMailbox.written(run.output(false)::writeTo, slice, false);
        assertThat(line).startsWith("* THREAD").endsWith("\r\n");
        return line.substring("* THREAD".length(), line.length() - 2).strip();
    }

    private static String references(Mail... mails) throws Exception {
        return thread(Algorithm.REFERENCES, mails);
    }

    private static Mail mail(String id, String references, int date) {
        return new Mail(id, references, "s" + id, date);
    }

    @Test
    void noMessages() throws Exception {
        assertThat(references()).isEmpty();
        assertThat(thread(Algorithm.ORDEREDSUBJECT)).isEmpty();
    }

    /** The shape of the example of RFC 5256, section 4. */
    @Test
    void answersToAnswers() throws Exception {
        assertThat(references(
                        mail("2", "", 1),
                        mail("3", "", 2),
                        mail("6", "3", 3),
                        mail("4", "3 6", 4),
                        mail("23", "3 6 4", 5),
                        mail("44", "3 6", 6),
                        mail("7", "3 6 44", 7),
                        mail("96", "3 6 44 7", 8)))
                .isEqualTo("(1)(2 3 (4 5)(6 7 8))");
    }

    @Test
    void parentsThatAreNotThere() throws Exception {
        assertThat(references(mail("a", "gone", 1), mail("b", "gone", 2), mail("c", "", 3)))
                .isEqualTo("((1)(2))(3)");
        assertThat(references(mail("a", "gone", 1), mail("c", "", 2))).isEqualTo("(1)(2)");
        assertThat(references(mail("r", "", 1), mail("a", "r gone", 2), mail("b", "r gone", 3)))
                .isEqualTo("(1 (2)(3))");
        assertThat(references(mail("a", "g1 g2", 2), mail("b", "g1 g3", 1), mail("c", "g1", 3)))
                .isEqualTo("((2)(1)(3))");
    }

    @Test
    void anAnswerMayComeFirst() throws Exception {
        assertThat(references(mail("c", "a b", 3), mail("b", "a", 2), mail("a", "", 1)))
                .isEqualTo("(3 2 1)");
    }

    @Test
    void inReplyToCountsWithoutReferences() throws Exception {
        var mailbox = new TestMailbox()
                .add("Message-ID: <a@x>\nSubject: a\n\n")
                .add("Message-ID: <b@x>\nIn-Reply-To: <a@x> your mail\nSubject: b\n\n");

        assertThat(thread(Algorithm.REFERENCES, mailbox, 100)).isEqualTo("(1 2)");
    }

    @Test
    void whatAMessageSaysOfItselfCountsMore() throws Exception {
        assertThat(references(mail("x", "", 1), mail("c", "x b", 2), mail("b", "", 3)))
                .isEqualTo("(1)(3 2)");
        assertThat(references(mail("x", "", 1), mail("b", "", 2), mail("c", "x b", 3)))
                .isEqualTo("(1 2 3)");
    }

    @Test
    void theSameIdTwice() throws Exception {
        assertThat(references(mail("a", "", 1), mail("a", "", 2), mail("b", "a", 3)))
                .isEqualTo("((1 3)(2))");
        assertThat(references(new Mail("a", "", "one", 1), new Mail("a", "", "two", 2), mail("b", "a", 3)))
                .isEqualTo("(1 3)(2)");
    }

    @Test
    void circlesAreHarmless() throws Exception {
        assertThat(references(mail("a", "a", 1))).isEqualTo("(1)");
        assertThat(references(mail("a", "b", 1), mail("b", "a", 2))).isEqualTo("(2 1)");
        assertThat(references(mail("a", "c b", 1), mail("b", "a c", 2), mail("c", "b a", 3)))
                .matches("\\([123 ()]*\\)");
    }

    /** RFC 5256, section 3, REFERENCES, step 5. */
    @Test
    void threadsOfTheSameSubjectAreJoined() throws Exception {
        Mail original = new Mail("a", "", "topic", 1);
        Mail answer = new Mail("b", "", "Re: topic", 2);
        Mail otherOriginal = new Mail("c", "", "Topic", 3);

        assertThat(references(original, answer)).isEqualTo("(1 2)");
        assertThat(references(answer, original)).isEqualTo("(2 1)");
        assertThat(references(original, otherOriginal)).isEqualTo("((1)(2))");
        assertThat(references(original, otherOriginal, answer)).isEqualTo("((1 3)(2))");
        assertThat(references(answer, new Mail("d", "", "Fwd: topic", 3))).isEqualTo("((1)(2))");
        assertThat(references(mail("", "", 1), new Mail("", "", "", 2), new Mail("", "", "", 3)))
                .isEqualTo("(1)(2)(3)");
        assertThat(references(
                        new Mail("a", "g", "topic", 1),
                        new Mail("b", "g", "x", 2),
                        new Mail("c", "h", "topic", 3),
                        new Mail("d", "h", "y", 4),
                        new Mail("e", "", "topic", 5)))
                .isEqualTo("((1)(2)(3)(4)(5))");
    }

    @Test
    void siblingsByDate() throws Exception {
        assertThat(references(mail("a", "", 9), mail("b", "a", 8), mail("c", "a", 7), mail("d", "", 1)))
                .isEqualTo("(4)(1 (3)(2))");
    }

    @Test
    void orderedSubject() throws Exception {
        assertThat(thread(
                        Algorithm.ORDEREDSUBJECT,
                        new Mail("", "", "one", 5),
                        new Mail("", "", "two", 4),
                        new Mail("", "", "Re: ONE", 3),
                        new Mail("", "", "Re: two", 6),
                        new Mail("", "", "[list] one", 7),
                        new Mail("", "", "alone", 1)))
                .isEqualTo("(6)(3 (1)(5))(2 4)");
    }

    @Test
    void whatHasGoneStandsAlone() throws Exception {
        var mailbox = new TestMailbox()
                .add(mail("a", "", 1).text())
                .add(mail("b", "a", 2).text())
                .add(mail("c", "a b", 3).text());
        mailbox.expunge(2);

        assertThat(thread(Algorithm.REFERENCES, mailbox, 100)).isEqualTo("(1 3)(2)");
    }

    /** In order, from the last on, and shuffled; each link is looked at once. */
    @Test
    void aThreadOfAHundredThousand() {
        int count = 100_000;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
        for (int round = 0; round < 3; round++) {
            var links = new ReferenceLinks();
            List<ThreadedMessage> messages = new ArrayList<>();
            for (int i : order) {
                links.add("id" + i, i == 0 ? List.of() : List.of("id" + (i - 1)));
                messages.add(new ThreadedMessage(i, "subject" + i, false));
            }
            MessageThreads threads = SubjectMerge.merged(messages, links.parents());
            assertThat(threads.roots()).hasSize(1);
            int depth = 1;
            for (int node = threads.roots()[0]; threads.children(node).length == 1; depth++) {
                node = threads.children(node)[0];
            }
            assertThat(depth).isEqualTo(count);
            Collections.reverse(order);
            if (round == 1) {
                Collections.shuffle(order, new Random(1));
            }
        }
    }

    @Test
    void aThreadThatBranchesAtEachOfManyLevels() throws Exception {
        int count = 20_000;
        int[] parents = new int[2 * count];
        List<ThreadedMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parents[2 * i] = i == 0 ? MessageThreads.ROOT : 2 * i - 2;
            parents[2 * i + 1] = 2 * i;
            messages.add(new ThreadedMessage(i, "", false));
            messages.add(new ThreadedMessage(i, "", false));
        }
        ThreadOutput output = new ThreadOutput(MessageThreads.of(messages, parents), node -> node + 1);

        String line = TestMailbox.written(output::writeTo, 1000, false);
        assertThat(line).startsWith("* THREAD (1 (2)(3 (4)(5 (6)").contains(")))");
        assertThat(line.chars().filter(c -> c == '(').count())
                .isEqualTo(line.chars().filter(c -> c == ')').count());
        assertThat(Pattern.compile("[0-9]+").matcher(line).results().count()).isEqualTo(2L * count);
    }

    @Property(tries = 150)
    void everyMessageOnce(@ForAll("mails") List<Mail> mails, @ForAll Algorithm algorithm) throws Exception {
        String line = thread(algorithm, mails.toArray(new Mail[0]));

        assertThat(Pattern.compile("[0-9]+").matcher(line).results().map(found -> Integer.parseInt(found.group())))
                .hasSize(mails.size())
                .doesNotHaveDuplicates()
                .allMatch(number -> number >= 1 && number <= mails.size());
        assertThat(line).matches("(\\([0-9 ()]*\\))*").doesNotContain("()", ") ", "( ");
    }

    @Provide
    Arbitrary<List<Mail>> mails() {
        Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "");
        Arbitrary<String> references = Arbitraries.of("a", "b", "c", "d", "e", "f", "x", "y")
                .list()
                .ofMaxSize(4)
                .map(chain -> String.join(" ", chain));
        Arbitrary<String> subjects = Arbitraries.of("", "one", "Re: one", "two", "Fwd: two", "three");
        return Combinators.combine(
                        ids, references, subjects, Arbitraries.integers().between(0, 5))
                .as(Mail::new)
                .list()
                .ofMaxSize(12);
    }
}
