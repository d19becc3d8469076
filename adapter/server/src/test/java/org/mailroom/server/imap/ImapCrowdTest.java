package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.server.limit.Limit;

/** Clients that hold much, leave at any point or are too many: what is counted is right, and nothing is left of them. */
class ImapCrowdTest {

    private ImapServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new ImapServer(directory);
    }

    @AfterEach
    void nothingIsLeft() {
        server.awaitNothingLeft();
        server.close();
    }

    @Test
    void countsTheSessionsOfAUser() {
        server.limits.set(Limit.MAX_CONNECTIONS_PER_USER, 2);
        try (var one = server.login("joe");
                var other = server.connect().expect("* OK")) {
            try (var second = server.login("joe")) {
                other.ask("LOGIN joe secret", "NO [LIMIT] Too many sessions of this user");
                other.ok("LOGIN ann secret");
                second.ok("LOGOUT");
            }
            ImapServer.await(() -> server.users.of("joe") == 1);
            server.login("joe").close();
            one.ok("NOOP");
        }
    }

    @Test
    void leavesNothingOfAClientThatLeavesAtAnyPoint() {
        String session = "a LOGIN {3}\r\njoe {6}\r\nsecret\r\nb SELECT INBOX\r\nc APPEND INBOX {10+}\r\n0123456789"
                + " {4+}\r\nabcd\r\nd FETCH 1:* (FLAGS BODY[])\r\ne SEARCH SUBJECT {3+}\r\nabc\r\nf IDLE\r\nDONE\r\n"
                + "g COMPRESS DEFLATE\r\n";
        for (int end = 0; end <= session.length(); end += 3) {
            try (var client = server.connect()) {
                client.raw(session.substring(0, end));
                if (end % 2 == 0) {
                    client.endOutput().rest();
                }
            }
        }
    }

    @Test
    void countsWhatIsHalfSent() {
        try (var client = server.login("joe")) {
            client.raw("a SEARCH SUBJECT {20000+}\r\n" + "x".repeat(15_000));
            ImapServer.await(() -> server.transport.memory().held() >= 15_000);
            client.raw("x".repeat(5_000) + " SUBJECT {10000+}\r\n");
            ImapServer.await(() -> server.transport.memory().held() >= 20_000);
            client.raw("x".repeat(10_000) + "\r\n").expect("a BAD");
            ImapServer.await(() -> server.transport.memory().held() == 0);
            client.raw("b APPEND INBOX {100000+}\r\n" + "x".repeat(90_000));
            ImapServer.await(() -> server.transport.memory().held() >= 90_000);
            assertThat(server.transport.memory().places()).isOne();
        }
    }

    /** What a compressed connection keeps until it ends takes no more than half of the places; the others go on as they are. */
    @Test
    void compressesAsManyAsThereIsMemoryFor() {
        server.limits.set(Limit.MAX_MEMORY, 1 << 20);
        List<ImapDialogue> compressed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            var client = server.login("joe");
            client.raw("c COMPRESS DEFLATE\r\n").expect("c OK");
            compressed.add(client);
        }
        long held = server.transport.memory().held();
        assertThat(held).isBetween(6 * 32 * 1024L, 1L << 18);
        try (var seventh = server.login("joe")) {
            seventh.raw("c COMPRESS DEFLATE\r\n").expect("c NO [LIMIT] ");
            seventh.ok("SELECT INBOX");
            compressed.remove(0).close();
            ImapServer.await(() -> server.transport.memory().held() < held);
            seventh.raw("d COMPRESS DEFLATE\r\n").expect("d OK");
        }
        compressed.forEach(ImapDialogue::close);
    }

    /** Messages that are complete do not fill the memory while the others come. */
    @Test
    void filesManyMessagesInOnePlace() {
        String message = "x".repeat(100_000);
        var command = new StringBuilder("a APPEND INBOX");
        for (int i = 0; i < 20; i++) {
            command.append(" {100000+}\r\n").append(message);
        }
        try (var client = server.login("joe")) {
            client.raw(command + "\r\n").expect("a OK [APPENDUID");
            assertThat(server.messages("joe", "INBOX").exists()).isEqualTo(20);
            client.ok("SELECT INBOX").ask("FETCH 20 BODY.PEEK[]<99990.100>", "OK");
        }
    }

    /** Three places: slow readers keep them, a fourth waits with its long output and gets it when one has gone. */
    @Test
    void givesLongOutputAPlace() {
        server.limits.set(Limit.MAX_MEMORY, 3 << 19);
        try (var writer = server.login("joe")) {
            for (int i = 0; i < 20; i++) {
                writer.append("INBOX", "Subject: x\r\n\r\n" + "x".repeat(1 << 20));
            }
        }
        List<ImapDialogue> slow = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var client = server.login("joe").ok("SELECT INBOX");
            client.say("a FETCH 1:* BODY.PEEK[]");
            slow.add(client);
        }
        ImapServer.await(() -> server.transport.memory().places() == 3);
        try (var fourth = server.login("joe").ok("SELECT INBOX")) {
            fourth.say("a FETCH 1 BODY.PEEK[]");
            ImapServer.await(() -> server.transport.memory().waiting() == 1);
            try (var little = server.login("joe")) {
                little.ok("NOOP");
            }
            slow.forEach(ImapDialogue::close);
            fourth.expect("* 1 FETCH");
        }
    }
}
