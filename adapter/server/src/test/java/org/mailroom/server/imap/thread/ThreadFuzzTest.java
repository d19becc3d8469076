package org.mailroom.server.imap.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mailroom.codec.imap.ThreadArguments.Algorithm;
import org.mailroom.server.imap.message.TestMailbox;

/** Any identifiers and subjects make threads that have every message once; without circles those of a plain algorithm. */
class ThreadFuzzTest {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> SUBJECTS = List.of("", "one", "Re: one", "two", "Fwd: two", "[x] one", "Re: ");

    /** A message of which ids are numbers; none is 0. */
    private record Mail(int id, List<Integer> references, String subject) {}

    @FuzzTest(maxDuration = "60s")
    void anyMessages(byte[] octets) throws Exception {
        List<Mail> mails = mails(octets);
        for (Algorithm algorithm : Algorithm.values()) {
            String line = thread(algorithm, mails);
            List<Integer> numbers = NUMBER.matcher(line)
                    .results()
                    .map(MatchResult::group)
                    .map(Integer::valueOf)
                    .toList();
            assertThat(numbers).hasSize(mails.size()).doesNotHaveDuplicates();
            assertThat(numbers).allMatch(number -> number >= 1 && number <= mails.size());
            assertThat(line).matches("(\\([0-9 ()]*\\))*").doesNotContain("()", ") ", "( ");
        }
    }

    /** Who answers only messages that came before it: there is no circle, and no two ways to link them. */
    @FuzzTest(maxDuration = "60s")
    void answersToEarlierMessages(byte[] octets) throws Exception {
        List<Mail> mails = new ArrayList<>();
        for (Mail mail : mails(octets)) {
            int id = 2 * (mails.size() + 1);
            List<Integer> references = mail.references().stream()
                    .map(reference -> reference % id)
                    .filter(reference -> reference > 0)
                    .sorted()
                    .distinct()
                    .toList();
            mails.add(new Mail(id, references, ""));
        }
        assertThat(thread(Algorithm.REFERENCES, mails)).isEqualTo(new Plain(mails).threads());
    }

    private static List<Mail> mails(byte[] octets) {
        List<Mail> mails = new ArrayList<>();
        int at = 0;
        while (at + 1 < octets.length && mails.size() < 30) {
            int id = octets[at] & 0x1f;
            int count = octets[at + 1] & 0x03;
            String subject = SUBJECTS.get((octets[at + 1] >> 2 & 0x3f) % SUBJECTS.size());
            at += 2;
            List<Integer> references = new ArrayList<>();
            for (; count > 0 && at < octets.length; count--) {
                references.add(1 + (octets[at++] & 0x3f));
            }
            mails.add(new Mail(id, references, subject));
        }
        return mails;
    }

    private static String thread(Algorithm algorithm, List<Mail> mails) throws Exception {
        TestMailbox mailbox = new TestMailbox();
        for (Mail mail : mails) {
            String references =
                    mail.references().stream().map(id -> "<" + id + "@x>").collect(Collectors.joining(" "));
            mailbox.add((mail.id() == 0 ? "" : "Message-ID: <" + mail.id() + "@x>\n")
                    + (references.isEmpty() ? "" : "References: " + references + "\n")
                    + "Subject: " + mail.subject() + "\n\n");
        }
        var run = new ThreadRun(algorithm, mailbox.snapshot(), mailbox.all(), mailbox);
        TestMailbox.run(run, ThreadRun::advance);
        String line = TestMailbox.written(run.output(false)::writeTo, 1000, false);
        return line.substring("* THREAD".length()).strip();
    }

    /** Steps 1 to 4 of RFC 5256, REFERENCES, for messages without subjects and in the order of their dates. */
    private static final class Plain {

        private final List<Mail> mails;
        private final Map<Integer, Integer> parents = new TreeMap<>();

        Plain(List<Mail> mails) {
            this.mails = mails;
            for (Mail mail : mails) {
                for (int i = 1; i < mail.references().size(); i++) {
                    parents.putIfAbsent(
                            mail.references().get(i), mail.references().get(i - 1));
                }
                if (!mail.references().isEmpty()) {
                    parents.put(
                            mail.id(), mail.references().get(mail.references().size() - 1));
                }
            }
        }

        private boolean isMail(int id) {
            return id % 2 == 0 && id <= 2 * mails.size();
        }

        /** The mail above, else the topmost identifier above, else 0. */
        private int above(int id) {
            int at = parents.getOrDefault(id, 0);
            while (at != 0 && !isMail(at) && parents.containsKey(at)) {
                at = parents.get(at);
            }
            return at;
        }

        private int[] under(int parent) {
            return IntStream.rangeClosed(1, mails.size())
                    .map(number -> 2 * number)
                    .filter(id -> above(id) == parent)
                    .toArray();
        }

        String threads() {
            Map<Integer, String> roots = new TreeMap<>();
            for (int id = 2; id <= 2 * mails.size(); id += 2) {
                int above = above(id);
                if (above == 0) {
                    roots.put(id, "(" + thread(id) + ")");
                } else if (!isMail(above) && id == under(above)[0]) {
                    int[] siblings = under(above);
                    String all = siblings(siblings);
                    roots.put(id, siblings.length == 1 ? all : "(" + all + ")");
                }
            }
            return String.join("", roots.values());
        }

        private String siblings(int[] ids) {
            return Arrays.stream(ids).mapToObj(id -> "(" + thread(id) + ")").collect(Collectors.joining());
        }

        private String thread(int id) {
            int[] children = under(id);
            String number = String.valueOf(id / 2);
            return switch (children.length) {
                case 0 -> number;
                case 1 -> number + " " + thread(children[0]);
                default -> number + " " + siblings(children);
            };
        }
    }
}
