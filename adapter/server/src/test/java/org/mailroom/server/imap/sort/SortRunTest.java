package org.mailroom.server.imap.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.mailroom.server.imap.message.Arguments;
import org.mailroom.server.imap.message.TestMailbox;

class SortRunTest {

    private static List<Integer> sort(TestMailbox mailbox, String criteria) throws Exception {
        var arguments = Arguments.of(criteria + " UTF-8 ALL").sort();
        var run = new SortRun(arguments.criteria(), mailbox.snapshot(), mailbox.all(), mailbox);
        TestMailbox.run(run, SortRun::advance);
        return Arrays.stream(run.sorted()).mapToObj(index -> index + 1).toList();
    }

    private final TestMailbox mailbox = new TestMailbox()
            .add(
                    "From: Zoe <b@x.example>\nTo: z@x.example\nSubject: Re: alpha\nDate: 3 Mar 2026 12:00 +0200\n\nlonger text")
            .add("From: <C@x.example>\nTo: Y <z@x.example>\nCc: c@x\nSubject: beta\nDate: 3 Mar 2026 11:30 +0000\n\n")
            .add("From: Adam <a@z.example>\nSubject: [list] ALPHA\nDate: no date\n\n")
            .add("From: =?utf-8?q?=C3=84da?= <b@y.example>\nCc: B@x\nSubject: gamma\nDate: 3 Mar 2026 11:00 +0000\n\n");

    @Test
    void everyKey() throws Exception {
        assertThat(sort(mailbox, "(ARRIVAL)")).containsExactly(1, 2, 3, 4);
        assertThat(sort(mailbox, "(REVERSE ARRIVAL)")).containsExactly(4, 3, 2, 1);
        assertThat(sort(mailbox, "(SUBJECT)")).containsExactly(1, 3, 2, 4);
        assertThat(sort(mailbox, "(REVERSE SUBJECT)")).containsExactly(4, 2, 1, 3);
        assertThat(sort(mailbox, "(FROM)")).containsExactly(3, 1, 4, 2);
        assertThat(sort(mailbox, "(FROM REVERSE DATE)")).containsExactly(3, 4, 1, 2);
        assertThat(sort(mailbox, "(CC)")).containsExactly(1, 3, 4, 2);
        assertThat(sort(mailbox, "(TO)")).containsExactly(3, 4, 1, 2);
        // What has no valid date has that of its arrival, the first of March
        assertThat(sort(mailbox, "(DATE)")).containsExactly(3, 1, 4, 2);
        assertThat(sort(mailbox, "(DISPLAYFROM)")).containsExactly(3, 4, 2, 1);
        assertThat(sort(mailbox, "(DISPLAYTO)")).containsExactly(3, 4, 2, 1);
        assertThat(sort(mailbox, "(REVERSE SIZE)")).element(0).isEqualTo(1);
    }

    @Test
    void numbersNeedNoDescriptions() throws Exception {
        sort(mailbox, "(SIZE REVERSE ARRIVAL)");

        assertThat(mailbox.described()).isZero();
    }

    @Test
    void whatHasGoneHasEmptyKeys() throws Exception {
        mailbox.expunge(2);

        assertThat(sort(mailbox, "(FROM)")).containsExactly(2, 3, 1, 4);
    }

    record Mail(String from, String subject, int day) {
        String text() {
            return "From: " + from + "@x\nSubject: " + subject + "\nDate: " + day + " Mar 2026 00:00 +0000\n\n";
        }
    }

    @Property(tries = 200)
    void asASimpleComparatorSorts(
            @ForAll("mails") List<Mail> mails, @ForAll boolean reverseFrom, @ForAll boolean reverseDate)
            throws Exception {
        var random = new TestMailbox();
        mails.forEach(mail -> random.add(mail.text()));
        Comparator<Mail> from = Comparator.comparing(mail -> mail.from().toUpperCase(Locale.ROOT));
        Comparator<Mail> date = Comparator.comparingInt(Mail::day);
        Comparator<Mail> order =
                (reverseFrom ? from.reversed() : from).thenComparing(reverseDate ? date.reversed() : date);
        List<Integer> expected = IntStream.range(0, mails.size())
                .boxed()
                .sorted((one, other) -> order.compare(mails.get(one), mails.get(other)))
                .map(index -> index + 1)
                .toList();

        String criteria = "(" + (reverseFrom ? "REVERSE " : "") + "FROM " + (reverseDate ? "REVERSE " : "") + "DATE)";
        assertThat(sort(random, criteria)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Mail>> mails() {
        Arbitrary<String> words = Arbitraries.of("a", "A", "b", "ab", "Ab", "c");
        return Combinators.combine(words, words, Arbitraries.integers().between(1, 4))
                .as(Mail::new)
                .list()
                .ofMaxSize(30);
    }
}
