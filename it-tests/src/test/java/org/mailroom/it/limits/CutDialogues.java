package org.mailroom.it.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailroom.it.imap.ImapClient;
import org.mailroom.it.limits.Dialogue.Cut;
import org.mailroom.it.limits.Dialogue.Way;

/**
 * One dialogue many times over, cut off after each of its octets once by FIN and once by a reset, many at a time; each gives a
 * message of its own.
 */
public final class CutDialogues {

    private static final int TOGETHER = 32;

    private final String name;
    private final Function<String, Dialogue> dialogue;
    private final Way way;
    private final int step;
    private final String mailbox;
    private final List<Attempt> attempts = new ArrayList<>();

    private record Attempt(String subject, boolean reset, Future<Cut> outcome) {}

    private CutDialogues(String name, Function<String, Dialogue> dialogue, Way way, int step, String mailbox) {
        this.name = name;
        this.dialogue = dialogue;
        this.way = way;
        this.step = step;
        this.mailbox = mailbox;
    }

    /** Of submission. */
    public static CutDialogues smtp(CrowdedServer server) {
        return new CutDialogues("smtp", Dialogue::smtp, () -> Wire.connect(server.submission()), 1, "INBOX");
    }

    /** Of submission by TLS, after every fifth octet only: handshakes take the time of the machine. */
    public static CutDialogues smtps(CrowdedServer server) {
        return new CutDialogues(
                "smtps", Dialogue::smtp, () -> Wire.connect(server.smtps()).secured(server.tls()), 5, "INBOX");
    }

    /** Of IMAP. */
    public static CutDialogues imap(CrowdedServer server) {
        return new CutDialogues("imap", Dialogue::imap, () -> Wire.connect(server.imap()), 1, "Cut");
    }

    /** Makes what the dialogues need. */
    public static void prepare(CrowdedServer server) throws IOException {
        try (ImapClient client = server.login()) {
            client.ask("CREATE Cut");
            client.ask("CREATE Read");
            client.append("Read", "Subject: to read\r\n\r\nText\r\n".getBytes());
        }
    }

    /**
     * Has them all, and waits for the last to end.
     *
     * @return how many there were
     */
    public int run() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        int length = dialogue.apply(subject(0, false)).length();
        for (int i = 0; i <= length; i += step) {
            int octets = i;
            for (boolean reset : new boolean[] {false, true}) {
                String subject = subject(octets, reset);
                attempts.add(new Attempt(subject, reset, threads.submit(() -> dialogue.apply(subject)
                        .cutOff(way, octets, reset))));
            }
        }
        threads.shutdown();
        for (Attempt attempt : attempts) {
            attempt.outcome().get();
        }
        return attempts.size();
    }

    /** Of the same length for all. */
    private String subject(int octets, boolean reset) {
        return String.format("%s-%s-%04d", name, reset ? "rst" : "fin", octets);
    }

    /**
     * Checks that each message is there once if the server said that it has taken it, and not at all if the client had not sent all of
     * it; and that each that is there is whole.
     *
     * @return how many are there
     */
    public int checkMessages(CrowdedServer server) throws IOException, InterruptedException, ExecutionException {
        Map<String, Long> stored = stored(server);
        for (Attempt attempt : attempts) {
            Cut cut = attempt.outcome().get();
            long count = stored.getOrDefault(attempt.subject(), 0L);
            if (cut.taken()) {
                assertThat(count).as("%s, which was taken", attempt.subject()).isEqualTo(1);
            }
            if (!cut.complete()) {
                assertThat(count)
                        .as("%s, which was half sent", attempt.subject())
                        .isZero();
            }
            assertThat(cut.taken() || attempt.reset() || !cut.complete())
                    .as("%s was sent, but not taken", attempt.subject())
                    .isTrue();
            assertThat(count).as(attempt.subject()).isLessThanOrEqualTo(1);
        }
        return stored.size();
    }

    private Map<String, Long> stored(CrowdedServer server) throws IOException {
        try (ImapClient client = server.login()) {
            client.ask("SELECT " + mailbox);
            String all = client.ask("FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)] BODY.PEEK[TEXT])");
            String subject = "Subject: (" + name + "-\\S+)\r\n";
            Map<String, Long> whole = count(
                    all,
                    subject + "\r\n BODY\\[TEXT] \\{" + Dialogue.TEXT.length() + "}\r" + Pattern.quote(Dialogue.TEXT));
            assertThat(whole).as("whole messages").isEqualTo(count(all, subject));
            return whole;
        }
    }

    private static Map<String, Long> count(String all, String regex) {
        return Pattern.compile(regex)
                .matcher(all)
                .results()
                .collect(Collectors.groupingBy(found -> found.group(1), Collectors.counting()));
    }
}
