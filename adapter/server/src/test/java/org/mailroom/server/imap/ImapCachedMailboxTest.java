package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no database when a mailbox is open: it is asked of a server whose database is closed. */
class ImapCachedMailboxTest {

    @TempDir
    private Path directory;

    @Test
    void flagsAreFetchedWithoutTheDatabase() {
        try (var server = new ImapServer(directory);
                var client = server.login("joe")) {
            client.append("INBOX", "Subject: a\r\n\r\nx").append("INBOX", "Subject: b\r\n\r\ny");
            client.ok("SELECT INBOX").ok("STORE 2 +FLAGS.SILENT (\\Flagged $Later)");
            server.store.close();

            assertThat(client.command("FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE)"))
                    .hasSize(3)
                    .last()
                    .isEqualTo("OK FETCH completed");
            assertThat(client.command("UID FETCH 2 (FLAGS MODSEQ)"))
                    .contains("* 2 FETCH (UID 2 FLAGS (\\Flagged \\Recent $Later) MODSEQ (4))");
            assertThat(client.command("SEARCH FLAGGED")).startsWith("* SEARCH 2");
            client.ok("NOOP");
            client.ask("FETCH 1 BODY.PEEK[]", "NO");
        }
    }

    @Test
    void aMailboxThatIsOpenIsSelectedWithoutTheDatabase() {
        try (var server = new ImapServer(directory);
                var client = server.login("joe");
                var second = server.login("joe")) {
            client.append("INBOX", "Subject: a\r\n\r\nx").ok("SELECT INBOX");
            server.store.close();

            assertThat(second.command("EXAMINE INBOX"))
                    .contains("* 1 EXISTS")
                    .last()
                    .asString()
                    .startsWith("OK ");
        }
    }
}
