package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.server.limit.PendingLimits;
import org.mailroom.server.limit.PendingLimits.Action;

/** Which commands overlap, and which wait for each other (RFC 9051, section 5.5). */
class ImapOverlapTest {

    private static final int MESSAGES = 12;
    private static final String LINE = "x".repeat(62) + "\r\n";

    /** Has more slices than any test has commands. */
    private static final String LONG = "FETCH 1:* BODY.PEEK[]";

    @TempDir
    private Path directory;

    private ImapServer server;

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
        assertThat(server.metrics.lines).noneMatch(line -> line.startsWith("failed "));
    }

    /** A session with so many messages of so many lines in its INBOX. */
    private ImapDialogue open(int lines) {
        return open(lines, 100);
    }

    private ImapDialogue open(int lines, int maxPending) {
        server = new ImapServer.Setup(directory)
                .pending(new PendingLimits(maxPending, Action.PAUSE))
                .start();
        ImapDialogue client = server.connect().expect("* OK").ok("LOGIN joe secret");
        String message = LINE.repeat(lines);
        for (int i = 0; i < MESSAGES; i++) {
            client.ok("APPEND INBOX {" + message.length() + "+}\r\n" + message);
        }
        return client.ok("SELECT INBOX");
    }

    /** The responses up to so many tagged ones, without the content of literals, which must be whole. */
    private static List<String> answers(ImapDialogue client, int tagged) {
        List<String> lines = new ArrayList<>();
        int left = tagged;
        while (left > 0) {
            String line = client.line();
            lines.add(line);
            if (line.endsWith("}")) {
                int octets = Integer.parseInt(line.substring(line.lastIndexOf('{') + 1, line.length() - 1));
                for (int read = 0; read < octets; read += LINE.length()) {
                    assertThat(client.line()).isEqualTo(LINE.strip());
                }
                assertThat(client.line()).endsWith(")");
            } else if (!line.startsWith("*")) {
                left--;
            }
        }
        return lines;
    }

    private static List<String> tags(List<String> answers) {
        return answers.stream()
                .filter(line -> !line.startsWith("*"))
                .map(line -> line.replaceAll(" OK .*", ""))
                .toList();
    }

    @Test
    void whatOnlyReadsIsAnsweredMeanwhile() {
        try (ImapDialogue client = open(640)) {
            client.raw("a " + LONG + "\r\nb FETCH 2 FLAGS\r\nc STATUS INBOX (MESSAGES)\r\nd LIST \"\" *\r\n"
                    + "e SEARCH RETURN (COUNT) ALL\r\nf UID SORT (ARRIVAL) UTF-8 1\r\n");

            List<String> answers = answers(client, 6);

            assertThat(tags(answers)).hasSameElementsAs(List.of("a", "b", "c", "d", "e", "f"));
            assertThat(tags(answers).get(0)).isEqualTo("b");
            assertThat(tags(answers).get(5)).isEqualTo("a");
            assertThat(answers).contains("* STATUS INBOX (MESSAGES 12)", "* ESEARCH (TAG \"e\") COUNT 12", "* SORT 1");
            assertThat(answers.stream().filter(line -> line.contains("BODY[]"))).hasSize(MESSAGES);
        }
    }

    @Test
    void whatChangesSomethingWaitsAndAllBehindIt() {
        try (ImapDialogue client = open(640)) {
            client.raw("a " + LONG + "\r\nb STORE 1 +FLAGS (\\Deleted)\r\nc FETCH 2 FLAGS\r\nd EXPUNGE\r\n"
                    + "e FETCH 1 FLAGS\r\nf NOOP\r\n");

            assertThat(tags(answers(client, 6))).containsExactly("a", "b", "c", "d", "e", "f");
        }
    }

    @Test
    void whatTurnsOutToChangeSomethingWaitsToo() {
        try (ImapDialogue client = open(640)) {
            client.raw("a " + LONG + "\r\nb FETCH 1 BODY[TEXT]\r\nc FETCH 1 FLAGS\r\n");

            List<String> answers = answers(client, 3);

            assertThat(tags(answers)).containsExactly("a", "b", "c");
            assertThat(answers.get(answers.size() - 2))
                    .startsWith("* 1 FETCH (")
                    .contains("\\Seen");
        }
    }

    @Test
    void aSavedResultIsThereForTheNext() {
        try (ImapDialogue client = open(640)) {
            client.raw("a " + LONG + "\r\nb SEARCH RETURN (SAVE) 2\r\nc FETCH $ UID\r\n");

            List<String> answers = answers(client, 3);

            assertThat(tags(answers)).containsExactly("a", "b", "c");
            assertThat(answers).contains("* 2 FETCH (UID 2)").doesNotContain("* 1 FETCH (UID 1)");
        }
    }

    /** UID FETCH alone might be told of it, but not while FETCH speaks of numbers. */
    @Test
    void numbersStayWhileAnyCommandSpeaksOfThem() {
        try (ImapDialogue client = open(8_000);
                ImapDialogue other = server.connect().expect("* OK").ok("LOGIN joe secret")) {
            client.raw("a FETCH 1:11 BODY.PEEK[]\r\n");
            other.ok("SELECT INBOX").ok("STORE 12 +FLAGS (\\Deleted)").ok("EXPUNGE");
            client.raw("b UID FETCH 1 UID\r\n");

            List<String> answers = answers(client, 2);

            assertThat(tags(answers)).containsExactly("b", "a");
            assertThat(answers).contains("* 1 FETCH (UID 1)").doesNotContain("* 12 EXPUNGE");
            assertThat(client.command("NOOP")).contains("* 12 EXPUNGE");
        }
    }

    @Test
    void manyTakeTheirTurns() {
        try (ImapDialogue client = open(640, 3)) {
            StringBuilder commands = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                commands.append("a")
                        .append(i)
                        .append(i % 10 == 0 ? " " + LONG : " FETCH 1 FLAGS")
                        .append("\r\n");
            }
            client.raw(commands.toString());

            assertThat(tags(answers(client, 50))).doesNotHaveDuplicates().hasSize(50);
            client.raw("b NOOP\r\n").expect("b OK");
        }
    }

    @Test
    void aRefusalIsOfItsOwnCommand() {
        try (ImapDialogue client = open(640)) {
            client.raw("a " + LONG + "\r\nb FETCH 99 FLAGS\r\nc FETCH nonsense\r\nd FETCH 1 FLAGS\r\n");

            List<String> answers = answers(client, 4);

            assertThat(answers.stream().filter(line -> line.startsWith("b BAD")))
                    .hasSize(1);
            assertThat(answers.stream().filter(line -> line.startsWith("c BAD")))
                    .hasSize(1);
            assertThat(answers.get(answers.size() - 1)).startsWith("a OK");
        }
    }

    /** Nothing is left of what was in progress. */
    @Test
    void aClientThatGoesTakesAllWithIt() {
        try (ImapDialogue client = open(8_000)) {
            client.raw("a " + LONG + "\r\nb " + LONG + "\r\nc FETCH 1:* BODY[]\r\nd FETCH 1 FLAGS\r\n");
            client.line();
        }
    }
}
