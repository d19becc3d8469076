package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of messages, by real connections to a real store. */
class ImapMessagesTest {

    @TempDir
    private Path directory;

    private ImapServer server;

    @BeforeEach
    void start() {
        server = new ImapServer(directory);
    }

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
        assertThat(server.metrics.lines).noneMatch(line -> line.startsWith("failed "));
    }

    private ImapDialogue selected(String... messages) {
        ImapDialogue client = server.login("joe");
        for (String message : messages) {
            client.append("INBOX", message.replace("\n", "\r\n"));
        }
        return client.ok("SELECT INBOX");
    }

    @Test
    void aLargeBodyComesWhole() {
        String line = "0123456789".repeat(90) + "\n";
        String message = "Subject: large\n\n" + line.repeat(5000);
        try (var client = selected(message)) {
            List<String> lines = client.command("FETCH 1 (UID BODY.PEEK[] FLAGS)");

            assertThat(lines).hasSize(5005);
            int size = message.length() + 5002;
            assertThat(lines.get(0)).isEqualTo("* 1 FETCH (UID 1 BODY[] {" + size + "}");
            assertThat(lines.subList(3, 5003)).allMatch(line.strip()::equals);
            assertThat(lines.get(5003)).isEqualTo(" FLAGS (\\Recent))");
            assertThat(client.command("FETCH 1 BODY.PEEK[TEXT]<3608000.10>"))
                    .containsExactly("* 1 FETCH (BODY[TEXT]<3608000> {10}", "0123456789)", "OK FETCH completed");
        }
    }

    @Test
    void readingMakesSeenOnce() {
        try (var client = selected("Subject: a\n\nx", "Subject: b\n\ny")) {
            assertThat(client.command("FETCH 1:2 BODY[TEXT]"))
                    .containsExactly(
                            "* 1 FETCH (BODY[TEXT] {1}",
                            "x FLAGS (\\Seen \\Recent))",
                            "* 2 FETCH (BODY[TEXT] {1}",
                            "y FLAGS (\\Seen \\Recent))",
                            "OK FETCH completed");
            assertThat(client.command("UID FETCH 1 BODY[TEXT]"))
                    .containsExactly("* 1 FETCH (UID 1 BODY[TEXT] {1}", "x)", "OK UID FETCH completed");
            assertThat(client.command("NOOP")).containsExactly("OK NOOP completed");
        }
    }

    @Test
    void whatAnotherSessionHasExpungedIsAnsweredAsFarAsItCan() {
        try (var client = selected("Subject: a\n\nx", "Subject: b\n\ny");
                var other = server.login("joe")) {
            other.ok("SELECT INBOX").ok("STORE 1 +FLAGS.SILENT (\\Deleted)").ok("EXPUNGE");
            ImapServer.await(() -> client.command("FETCH 1 ENVELOPE").size() == 1);

            List<String> lines = client.command("FETCH 1:2 (UID BODY.PEEK[TEXT])");
            assertThat(lines.subList(0, 3))
                    .containsExactly("* 1 FETCH (UID 1)", "* 2 FETCH (UID 2 BODY[TEXT] {1}", "y)");
            assertThat(lines.get(lines.size() - 1)).startsWith("NO [EXPUNGEISSUED] ");
            client.ask("SEARCH SUBJECT b", "OK");
            assertThat(client.command("NOOP")).contains("* 1 EXPUNGE");
        }
    }

    @Test
    void changedSinceTellsWhatIsNew() {
        try (var client = selected("Subject: a\n\nx", "Subject: b\n\ny", "Subject: c\n\nz")) {
            client.ok("ENABLE QRESYNC");
            String before =
                    client.command("STATUS INBOX (HIGHESTMODSEQ)").get(0).replaceAll("\\D", "");
            client.ok("STORE 2 +FLAGS (\\Flagged)")
                    .ok("UID STORE 3 +FLAGS (\\Deleted)")
                    .ok("EXPUNGE");

            List<String> lines = client.command("UID FETCH 1:* (FLAGS) (CHANGEDSINCE " + before + " VANISHED)");
            assertThat(lines.get(0)).isEqualTo("* VANISHED (EARLIER) 3");
            assertThat(lines.get(1))
                    .matches("\\* 2 FETCH \\(UID 2 FLAGS \\(\\\\Flagged \\\\Recent\\) MODSEQ \\(\\d+\\)\\)");
            assertThat(lines).hasSize(3);
            client.ask("FETCH 1 FLAGS (CHANGEDSINCE 1 VANISHED)", "BAD");
        }
    }

    @Test
    void savedResultsOutliveExpunges() {
        try (var client = selected("Subject: a\n\nx", "Subject: b\n\ny", "Subject: c\n\nz")) {
            client.ok("SEARCH RETURN (SAVE) TEXT \"Subject\"").ok("STORE 1 +FLAGS (\\Deleted)");
            client.ok("EXPUNGE");
            assertThat(client.command("UID SEARCH RETURN () $"))
                    .element(0)
                    .asString()
                    .matches("\\* ESEARCH \\(TAG \"t\\d+\"\\) UID ALL 2:3");
            assertThat(client.command("FETCH $ UID")).contains("* 1 FETCH (UID 2)", "* 2 FETCH (UID 3)");
        }
    }

    @Test
    void sortsAndThreads() {
        try (var client = selected(
                "Message-ID: <1@x>\nSubject: b\n\n",
                "Message-ID: <2@x>\nSubject: a\n\n",
                "Message-ID: <3@x>\nReferences: <1@x>\nSubject: Re: b\n\n")) {
            assertThat(client.command("SORT (SUBJECT) UTF-8 ALL")).contains("* SORT 2 1 3");
            assertThat(client.command("UID SORT RETURN (COUNT MAX) (REVERSE ARRIVAL) UTF-8 ALL"))
                    .element(0)
                    .asString()
                    .endsWith(" UID MAX 1 COUNT 3");
            assertThat(client.command("UID THREAD REFERENCES UTF-8 ALL")).contains("* THREAD (1 3)(2)");
            assertThat(client.command("THREAD ORDEREDSUBJECT UTF-8 2:*")).contains("* THREAD (2)(3)");
        }
    }

    @Test
    void anAbandonedSearchLeavesNothing() {
        String message = "Subject: large\n\n" + "text ".repeat(200_000);
        try (var client = selected(message)) {
            client.say("x SEARCH TEXT nowhere OR TEXT a TEXT b").endOutput();
            assertThat(client.rest()).contains("x OK");
        }
        try (var client = server.login("joe")) {
            client.ok("SELECT INBOX").say("x FETCH 1 BODY[]").say("y SEARCH TEXT nowhere");
        }
    }

    @Test
    void numbersThatNoMessageHasAreRefused() {
        try (var client = selected("Subject: a\n\nx")) {
            client.ask("FETCH 2 UID", "BAD").ask("SEARCH 2", "BAD").ask("SORT (DATE) UTF-8 NOT (OR 1 7)", "BAD");
            client.ok("UID FETCH 2:7 FLAGS").ok("UID SEARCH UID 7").ok("SEARCH 1:*");
        }
    }
}
