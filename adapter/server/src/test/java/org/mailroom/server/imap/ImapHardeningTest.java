package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.limit.ImapSessionLimits;

/** The incidents of other servers, and input that no honest client sends: a clear answer, nothing lost, the next one served. */
class ImapHardeningTest {

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

    /** CVE-2024-34055 and CVE-2024-37358: memory by literals of those whom nobody knows. */
    @Test
    void takesNoLargeLiteralBeforeTheLogin() {
        try (var client = server.connect().expect("* OK")) {
            client.ask("LOGIN {1025}", "BAD A literal is too long")
                    .ask("LOGIN {9999999999999999999999}", "BAD")
                    .say("a LOGIN {2147483647+}")
                    .expect("* BYE");
            client.rest();
        }
    }

    @Test
    void takesNoMoreThanAFewLiteralsBeforeTheLogin() {
        try (var client = server.connect().expect("* OK")) {
            client.raw("a LOGIN" + " {1+}\r\nx".repeat(100) + "\r\n")
                    .expect("a BAD")
                    .ok("NOOP");
        }
    }

    @Test
    void takesNoMoreThanACommandOfLiteralsAfterTheLogin() {
        try (var client = server.login("joe")) {
            client.raw("a LIST \"\" (" + " {9+}\r\nxxxxxxxxx".repeat(1001) + ")\r\n")
                    .expect("a BAD Too many literals")
                    .raw("b LIST \"\" (" + " {9000+}\r\n".repeat(1) + "x".repeat(9000)
                            + (" {30000+}\r\n" + "x".repeat(30000)).repeat(3) + ")\r\n")
                    .expect("b BAD A literal is too long")
                    .ok("NOOP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEARCH ", "FETCH 1 ", "LIST (", "ID ", "STATUS INBOX "})
    void survivesThousandsOfParentheses(String command) {
        try (var client = server.login("joe")) {
            client.ok("SELECT INBOX").ask(command + "(".repeat(4000), "BAD").ok("NOOP");
        }
    }

    /** They had no end of the line either. */
    @Test
    void waitsForNoEndlessLineOfParentheses() {
        try (var client = server.connect().expect("* OK")) {
            client.raw("a SEARCH " + "(".repeat(2 << 20));
            assertThat(client.rest()).contains("* BYE");
        }
    }

    @Test
    void matchesAnyWildcardsInBoundedTime() {
        try (var client = server.login("joe")) {
            client.ok("CREATE " + "a".repeat(100));
            client.ok("LIST \"\" " + "*%".repeat(500))
                    .ok("LIST \"\" " + "*a%a".repeat(500))
                    .ok("LIST \"\" (" + "*a*a*a*a*a*a*a*ab ".repeat(99) + "b)")
                    .ask("LIST \"\" (" + "* ".repeat(100) + "b)", "BAD");
        }
    }

    @Test
    void endsASessionOfBadCommands() {
        try (var client = server.connect().expect("* OK")) {
            client.ask("FOO", "BAD")
                    .raw("x NOOP\n\r\n")
                    .expect("x BAD")
                    .raw("\r\n")
                    .expect("* BYE")
                    .expect("* BAD")
                    .expectEnd();
        }
        try (var client = server.login("joe")) {
            for (int i = 1; i < 20; i++) {
                client.ask("FOO", "BAD");
            }
            client.say("y FOO").expect("* BYE").expect("y BAD").expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n\r\n", "POST /x HTTP/1.0\r\n\r\na LOGIN joe secret\r\n\r\n"})
    void sendsBrowsersAway(String request) {
        try (var client = server.connect().expect("* OK")) {
            assertThat(client.raw(request).rest()).contains("* BYE");
        }
    }

    @Test
    void keepsNothingOfAHundredThousandLoginsGivenUp() {
        try (var client = server.connect().expect("* OK")) {
            var sending = new Thread(() -> {
                String some = "a AUTHENTICATE TOY\r\n*\r\n".repeat(1000);
                for (int i = 0; i < 100; i++) {
                    client.raw(some);
                }
            });
            sending.start();
            for (int i = 0; i < 100_000; i++) {
                client.expect("+ ").expect("a BAD Authentication cancelled");
            }
            client.ok("LOGIN joe secret");
        }
    }

    @Test
    void leavesNothingBehindOfAMessageThatDoesNotCome() {
        try (var client = server.login("joe")) {
            client.raw("a APPEND INBOX {1000000}\r\n").expect("+ ").raw("x".repeat(700_000));
        }
        server.awaitNothingLeft();
        assertThat(server.messages("joe", "INBOX").exists()).isZero();
        try (var client = server.login("joe")) {
            client.raw("a APPEND INBOX {3+}\r\nabc {5+}\r\nab").endOutput();
            client.rest();
        }
        assertThat(server.messages("joe", "INBOX").exists()).isZero();
        assertThat(server.store.mailboxes().quota("joe").octets()).isZero();
    }

    @Test
    void takesALargeMessageThroughLittleMemory() {
        String line = "x".repeat(998) + "\r\n";
        byte[] some = line.repeat(1000).getBytes(StandardCharsets.US_ASCII);
        try (var client = server.login("joe")) {
            client.raw("a APPEND INBOX {" + 50 * some.length + "+}\r\n");
            for (int i = 0; i < 50; i++) {
                client.raw(some);
            }
            client.raw("\r\n").expect("a OK [APPENDUID");
        }
        assertThat(server.messages("joe", "INBOX").get(0).size()).isEqualTo(50L * some.length);
    }

    /** What waits for the other messages of an APPEND is bounded, whether it is text or what is known of it. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "Subject: y\r\n"})
    void holdsNoMoreThanItsShareOfManyMessages(String piece) {
        String message = piece.repeat(200_000 / piece.length());
        try (var client = server.login("joe")) {
            client.raw("a APPEND INBOX");
            for (int i = 0; i < 99; i++) {
                client.raw(" {" + message.length() + "+}\r\n" + message);
            }
            client.raw("\r\n").expect("a NO [LIMIT]").ok("NOOP");
        }
        assertThat(server.messages("joe", "INBOX").exists()).isZero();
        try (var client = server.login("joe")) {
            client.raw("a APPEND INBOX");
            for (int i = 0; i < 100; i++) {
                client.raw(" {12+}\r\nA: b\r\n\r\ntext");
            }
            client.raw("\r\n").expect("a OK [APPENDUID");
        }
    }

    /** A few octets that stand for very many. */
    @Test
    void expandsABombOnlyAsFarAsItIsRead() throws Exception {
        try (var client = new PiecesClient(server.address, false, new Random(1), 1 << 16)) {
            client.login("joe", false);
            client.compress();
            byte[] octets = new byte[8 << 20];
            Arrays.fill(octets, (byte) 'x');
            client.writeInParts(octets, 1 << 20);
            client.writeInParts("\r\nq NOOP\r\n".getBytes(StandardCharsets.US_ASCII), 100);
            assertThat(client.until("q OK")).contains("* BAD The command is too long");
        }
    }

    @Test
    void saysGoodbyeToTheSilent(@TempDir Path other) {
        var limits = new ImapSessionLimits(Duration.ofMillis(300), Duration.ofMillis(600), 64 * 1024, 1000, 20);
        try (var impatient = new ImapServer.Setup(other).sessions(limits).start()) {
            try (var client = impatient.connect().expect("* OK")) {
                client.expect("* BYE Silent for too long").expectEnd();
            }
            try (var client = impatient.login("joe")) {
                client.ok("SELECT INBOX")
                        .say("a IDLE")
                        .expect("+ ")
                        .expect("* BYE")
                        .expectEnd();
            }
            impatient.awaitNothingLeft();
        }
    }

    /** RFC 5530, section 3, UNAVAILABLE. */
    @Test
    void saysThatTheStoreIsAway(@TempDir Path other) {
        try (var failing = new ImapServer(other);
                var client = failing.login("joe")) {
            client.append("INBOX", "Subject: x\r\n\r\nx").ok("SELECT INBOX").ok("SEARCH RETURN (SAVE) ALL");
            failing.store.close();
            client.ask("APPEND INBOX {1+}\r\nx", "NO [UNAVAILABLE]")
                    .ask("STORE 1 +FLAGS (\\Seen)", "NO [UNAVAILABLE]")
                    .ask("EXPUNGE", "NO [UNAVAILABLE]")
                    .ask("COPY 1 INBOX", "NO [UNAVAILABLE]")
                    .ask("FETCH 1 ENVELOPE", "NO [UNAVAILABLE]")
                    .ask("FETCH 1 BODY[]", "NO [UNAVAILABLE]")
                    .ask("SEARCH RETURN (SAVE) BODY x", "NO [UNAVAILABLE]");
            // RFC 5182, section 2.1: what could not be found is not what was found before
            assertThat(client.command("SEARCH $")).containsExactly("* SEARCH", "OK SEARCH completed");
            assertThat(failing.metrics.lines).noneMatch(line -> line.startsWith("failed "));
        }
    }

    @Test
    void saysThatTheDiskIsFull(@TempDir Path other) {
        try (var full = new ImapServer.Setup(other)
                        .minFreeDisk(Long.MAX_VALUE / 2)
                        .start();
                var client = full.login("joe")) {
            client.ask("APPEND INBOX {1+}\r\nx", "NO [UNAVAILABLE]")
                    .ask("APPEND INBOX {1+}\r\nx {1+}\r\ny", "NO [UNAVAILABLE]")
                    .ok("SELECT INBOX");
            assertThat(client.command("STATUS INBOX (MESSAGES UIDNEXT)").get(0))
                    .isEqualTo("* STATUS INBOX (MESSAGES 0 UIDNEXT 1)");
        }
    }

    @Test
    void disconnectsWhoReadsNothing(@TempDir Path other) {
        try (var impatient = new ImapServer.Setup(other)
                        .writeTimeout(Duration.ofMillis(500))
                        .start();
                var client = impatient.login("joe")) {
            String much = "a CAPABILITY\r\n".repeat(10_000);
            var pushing = new Thread(() -> {
                while (true) {
                    client.raw(much);
                }
            });
            pushing.setUncaughtExceptionHandler((thread, reset) -> {});
            pushing.start();
            ImapServer.await(() -> impatient.transport.openConnections() == 0);
        }
    }

    @Test
    void tellsSessionsThatItStops() {
        try (var client = server.login("joe");
                var idle = server.login("joe")) {
            idle.ok("SELECT INBOX").say("a IDLE").expect("+ ");
            new Thread(() -> server.transport.close(Duration.ofSeconds(5))).start();
            client.expect("* BYE [UNAVAILABLE]").expectEnd();
            idle.expect("* BYE [UNAVAILABLE]").expectEnd();
        }
    }

    @Test
    void tellsThatTheSelectedMailboxWasDeleted() {
        try (var one = server.login("joe");
                var other = server.login("joe")) {
            one.ok("CREATE box").ok("SELECT box").say("a IDLE").expect("+ ");
            other.ok("SELECT box");
            assertThat(other.command("DELETE box")).anyMatch(line -> line.startsWith("* OK [CLOSED]"));
            other.ask("CHECK", "BAD");
            one.expect("* BYE").expectEnd();
        }
    }
}
