package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions from the greeting to the end, through every state. */
class ImapSessionTest {

    private static final String MESSAGE = "Subject: one\r\n\r\nHello\r\n";

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

    @Test
    void tellsWhichStateACommandNeeds() {
        try (var client = server.connect()) {
            client.expect("* OK [CAPABILITY IMAP4rev1 IMAP4rev2 ");
            client.ask("SELECT INBOX", "BAD SELECT needs a login first")
                    .ask("LOGIN joe wrong", "NO [AUTHENTICATIONFAILED]")
                    .ok("LOGIN joe secret")
                    .ask("LOGIN joe secret", "BAD LOGIN comes before the login")
                    .ask("CHECK", "BAD CHECK needs a selected mailbox")
                    .ok("SELECT INBOX")
                    .ok("CHECK");
            assertThat(client.command("LOGOUT")).hasSize(2).first().asString().startsWith("* BYE");
            client.expectEnd();
        }
    }

    @Test
    void tellsAllOfASelectedMailbox() {
        try (var client = server.login("joe")) {
            client.append("INBOX", MESSAGE);
            assertThat(client.command("SELECT INBOX"))
                    .contains("* 1 EXISTS", "* 1 RECENT")
                    .anyMatch(line -> line.startsWith("* FLAGS (\\Answered"))
                    .anyMatch(line -> line.startsWith("* OK [UNSEEN 1]"))
                    .anyMatch(line -> line.startsWith("* OK [UIDNEXT 2]"))
                    .anyMatch(line -> line.startsWith("* OK [HIGHESTMODSEQ "))
                    .anyMatch(line -> line.startsWith("* OK [MAILBOXID (F"))
                    .anyMatch(line -> line.startsWith("OK [READ-WRITE]"));
            assertThat(client.command("EXAMINE INBOX")).contains("* OK [PERMANENTFLAGS ()] These can be kept");
            client.ask("STORE 1 +FLAGS (\\Seen)", "NO [NOPERM]");
            client.ask("SELECT nowhere", "NO [NONEXISTENT]").ask("CHECK", "BAD");
        }
    }

    @Test
    void filesWhatItIsGivenOctetByOctet() {
        try (var client = server.login("joe")) {
            client.append("INBOX", MESSAGE);
            client.raw("x APPEND INBOX (\\Flagged) \" 1-Feb-2020 10:00:00 +0000\" {3}\r\n")
                    .expect("+ ")
                    .raw("a\r\n (hot) {2}\r\n")
                    .expect("+ ")
                    .raw("b\n\r\n")
                    .expect("x OK [APPENDUID ");
        }
        var messages = server.messages("joe", "INBOX");
        assertThat(messages.exists()).isEqualTo(3);
        assertThat(server.content(messages.get(0).contentId())).isEqualTo(MESSAGE);
        assertThat(messages.get(1).internalDate()).isEqualTo(1_580_551_200_000L);
        assertThat(server.content(messages.get(2).contentId())).isEqualTo("b\n");
    }

    @Test
    void refusesAMessageBeforeItComes() {
        try (var client = server.login("joe")) {
            client.ask("APPEND INBOX {" + (ImapServer.MAX_MESSAGE_SIZE + 1) + "}", "NO [TOOBIG]")
                    .ask("APPEND nowhere {3}", "NO [TRYCREATE]")
                    .raw("x APPEND nowhere {3+}\r\nabc\r\n")
                    .expect("x NO [TRYCREATE]")
                    .ask("APPEND INBOX (\\Bad {3}", "BAD")
                    .ok("NOOP");
        }
    }

    @Test
    void expungesCopiesAndMoves() {
        try (var client = server.login("joe")) {
            client.append("INBOX", MESSAGE)
                    .append("INBOX", MESSAGE)
                    .append("INBOX", MESSAGE)
                    .ok("SELECT INBOX")
                    .ask("COPY 1 Archive", "NO [TRYCREATE]")
                    .ok("CREATE Archive")
                    .ask("COPY 1:2 Archive", "OK [COPYUID ");
            assertThat(client.command("MOVE 2 Archive"))
                    .anyMatch(line -> line.startsWith("* OK [COPYUID "))
                    .contains("* 2 EXPUNGE");
            assertThat(client.command("STORE 1 +FLAGS (\\Deleted $Hot)"))
                    .contains("* 1 FETCH (FLAGS (\\Deleted \\Recent $Hot))");
            assertThat(client.command("EXPUNGE")).contains("* 1 EXPUNGE");
            assertThat(client.command("STATUS Archive (MESSAGES UIDNEXT UNSEEN DELETED SIZE)"))
                    .contains("* STATUS Archive (MESSAGES 3 UIDNEXT 4 UNSEEN 3 DELETED 0 SIZE 69)");
            client.ask("FROBNICATE", "BAD").ask("STORE 9 +FLAGS (\\Seen)", "BAD");
        }
    }

    @Test
    void listsNames() {
        try (var client = server.login("joe")) {
            client.ok("CREATE a/b/c")
                    .ok("CREATE Sent (USE (\\Sent))")
                    .ask("CREATE Sent", "NO [ALREADYEXISTS]")
                    .ok("SUBSCRIBE a/b/c")
                    .ok("DELETE a/b");
            assertThat(client.command("LIST \"\" *"))
                    .contains(
                            "* LIST (\\HasNoChildren) \"/\" INBOX",
                            "* LIST (\\HasChildren) \"/\" a",
                            "* LIST (\\Noselect \\HasChildren) \"/\" a/b",
                            "* LIST (\\HasNoChildren \\Sent) \"/\" Sent");
            assertThat(client.command("LIST \"\" inb%")).hasSize(2);
            assertThat(client.command("LSUB \"\" %")).contains("* LSUB (\\Noselect) \"/\" a");
            assertThat(client.command("LIST (SUBSCRIBED RECURSIVEMATCH) \"\" %"))
                    .contains("* LIST () \"/\" a (\"CHILDINFO\" (\"SUBSCRIBED\"))");
            assertThat(client.command("LIST \"\" (INBOX) RETURN (STATUS (MESSAGES))"))
                    .contains("* LIST () \"/\" INBOX", "* STATUS INBOX (MESSAGES 0)");
            assertThat(client.command("LIST \"\" \"\"")).contains("* LIST (\\Noselect) \"/\" \"\"");
        }
    }

    @Test
    void tellsOfChangesWhileIdle() {
        try (var idle = server.login("joe");
                var other = server.login("joe")) {
            idle.ok("SELECT INBOX").say("i IDLE").expect("+ idling");
            other.append("INBOX", MESSAGE);
            idle.expect("* 1 EXISTS").expect("* 1 RECENT");
            other.ok("SELECT INBOX").ok("STORE 1 +FLAGS (\\Deleted)");
            idle.expect("* 1 FETCH (FLAGS (\\Deleted \\Recent))");
            other.ok("EXPUNGE");
            idle.expect("* 1 EXPUNGE").expect("* 0 RECENT").say("DONE").expect("i OK");
        }
    }

    @Test
    void tellsOfNoExpungeDuringACommandByNumber() {
        try (var first = server.login("joe");
                var second = server.login("joe")) {
            first.append("INBOX", MESSAGE).append("INBOX", MESSAGE).ok("SELECT INBOX");
            second.ok("SELECT INBOX").ok("STORE 1 +FLAGS.SILENT (\\Deleted)").ok("EXPUNGE");
            assertThat(first.command("STORE 2 +FLAGS (\\Seen)"))
                    .anyMatch(line -> line.startsWith("* 2 FETCH "))
                    .noneMatch(line -> line.contains("EXPUNGE"));
            assertThat(first.command("NOOP")).contains("* 1 EXPUNGE");
        }
    }

    @Test
    void resynchronises() {
        try (var client = server.login("joe")) {
            client.append("INBOX", MESSAGE).append("INBOX", MESSAGE).append("INBOX", MESSAGE);
            assertThat(client.command("ENABLE QRESYNC")).contains("* ENABLED QRESYNC");
            List<String> selected = client.command("SELECT INBOX");
            long uidValidity = number(selected, "UIDVALIDITY");
            long modSeq = number(selected, "HIGHESTMODSEQ");
            client.ok("STORE 1 +FLAGS (\\Deleted)").ask("EXPUNGE", "OK [HIGHESTMODSEQ ");
            client.ok("STORE 1 +FLAGS (\\Seen)").ok("UNSELECT");
            assertThat(client.command("SELECT INBOX (QRESYNC (" + uidValidity + " " + modSeq + " 1:3))"))
                    .contains("* VANISHED (EARLIER) 1")
                    .anyMatch(line -> line.matches("\\* 1 FETCH \\(UID 2 FLAGS \\(\\\\Seen.*\\) MODSEQ \\(\\d+\\)\\)"));
            client.ask("STORE 1 (UNCHANGEDSINCE " + modSeq + ") +FLAGS (\\Flagged)", "OK [MODIFIED 1]");
        }
    }

    private static long number(List<String> lines, String code) {
        return lines.stream()
                .filter(line -> line.startsWith("* OK [" + code + " "))
                .map(line -> line.replaceAll("^.*\\[\\S+ (\\d+)\\].*$", "$1"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersAllThatWasSentBeforeTheClientEndedItsSide() {
        try (var client = server.connect()) {
            client.raw("a LOGIN joe secret\r\nb SELECT INBOX\r\nc NOOP\r\nd NO").endOutput();
            assertThat(client.rest())
                    .contains("a OK [CAPABILITY ", "b OK [READ-WRITE]", "c OK NOOP")
                    .doesNotContain("\nd ");
        }
    }
}
