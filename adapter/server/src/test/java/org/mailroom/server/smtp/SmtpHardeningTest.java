package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.smtp.SmtpSettings.BareLineEndings;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.Outcome;

/** The incidents of other servers, and input that no honest client sends: a clear reply, nothing lost, the next one served. */
class SmtpHardeningTest {

    @TempDir
    private Path directory;

    private SmtpServer server;

    @BeforeEach
    void start() {
        server = new SmtpServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** CVE-2023-51764, 51765, 51766, 51747: what some server somewhere takes for the end of the content. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r",
                "\r\n.\r",
                "\r.\r\n",
                "\r\n.\0\r\n",
                "\n.\r\r\n",
                "\r\n\0.\r\n"
            })
    void cannotBeSmuggledInto(String falseEnd) {
        try (var client = server.connect()) {
            client.transaction("orders@example.com").ask("DATA", "354");
            client.raw("first" + falseEnd + "MAIL FROM:<evil@b.example>\r\nRCPT TO:<orders@example.com>\r\nDATA\r\n"
                            + "smuggled\r\n.\r\n")
                    .expect("550 5.6.0")
                    .ask("NOOP", "250 2.0.0");
        }
        assertThat(server.waiting("orders")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\r\n", "a\rb\r\n", "a\0b\r\n", "ab\r"})
    void refusesTheSameByBdat(String content) {
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .raw("BDAT " + content.length() + " LAST\r\n" + content + "NOOP\r\n")
                    .expect("550 5.6.0")
                    .expect("250 2.0.0");
        }
        assertThat(server.waiting("orders")).isEmpty();
    }

    @Test
    void keepsBareLineEndingsWhereTheAdministratorSaysSo(@TempDir Path other) {
        try (var lenient = new SmtpServer.Setup(other)
                        .bareLineEndings(BareLineEndings.ACCEPT)
                        .start();
                var client = lenient.connect()) {
            client.transaction("orders@example.com")
                    .ask("DATA", "354")
                    .raw("a\n.\nb\r.\rc\0\r\n.\r\n")
                    .expect("250");
            assertThat(lenient.waiting("orders")).extracting(lenient::message).containsExactly("a\n.\nb\r.\rc\0\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "POST /x HTTP/1.0\r\n\r\nMAIL FROM:<a@b>\r\n", "Host: x\r\n"
            })
    void sendsBrowsersAway(String request) {
        try (var client = server.connect()) {
            client.expect("220")
                    .raw(request)
                    .expect("421 4.7.0 This is SMTP, not HTTP")
                    .expectEnd();
        }
    }

    @Test
    void endsAnEndlessLine() {
        try (var client = server.connect()) {
            client.expect("220");
            client.raw("x".repeat(1100 * 1024))
                    .expect("421 4.7.0 A line without an end")
                    .expectEnd();
        }
    }

    /** It may go on for a while, for it may not have read yet that this is the end. */
    @Test
    void doesNotTakeAllThatFollowsAnEndlessLine() {
        byte[] mebibyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (var client = server.connect()) {
            client.expect("220").raw(mebibyte).raw(mebibyte);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 256; i++) {
                            client.raw(mebibyte);
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void survivesALongLine() {
        try (var client = server.connect()) {
            client.expect("220")
                    .ask("NOOP " + "x".repeat(1017), "250")
                    .ask("NOOP " + "x".repeat(1018), "500 5.5.2 Line longer than 1024 octets")
                    .ask("NOOP", "250");
        }
    }

    @Test
    void endsASessionOfBadCommands() {
        try (var client = server.connect()) {
            client.expect("220")
                    .ask("FOO", "500 5.5.1")
                    .raw("NOOP\n")
                    .expect("500 5.5.2")
                    .raw("NO\0OP\r\n")
                    .expect("421 4.7.0 Too many bad commands")
                    .expectEnd();
        }
    }

    @Test
    void closesWhereBdatCannotBeCounted() {
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .ask("BDAT 12x LAST", "501 5.5.4")
                    .expectEnd();
        }
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .ask("BDAT 99999999999999", "552 5.3.4")
                    .expectEnd();
        }
    }

    @Test
    void takesTheOctetsOfARefusedBdatForContent() {
        try (var client = server.connect()) {
            client.expect("220")
                    .ask("EHLO me", "250-")
                    .raw("BDAT 28 LAST\r\nMAIL FROM:<evil@b.example>\r\nNOOP\r\n")
                    .expect("503 5.5.1")
                    .expect("250 2.0.0");
        }
    }

    @Test
    void takesChunks() {
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .raw("BDAT 7\r\nfirst\r\nBDAT 3\r\n.\r\nBDAT 0\r\nBDAT 6 LAST\r\nlast\r\n")
                    .expect("250 2.0.0 7 octets")
                    .expect("250 2.0.0 3 octets")
                    .expect("250 2.0.0 0 octets")
                    .expect("250 2.0.0 Accepted");
        }
        assertThat(server.waiting("orders")).extracting(server::message).containsExactly("first\r\n.\r\nlast\r\n");
    }

    @Test
    void takesAnyOctetsWhereTheyWereAnnounced() {
        try (var client = server.connect()) {
            client.expect("220")
                    .ask("EHLO me", "250-")
                    .ask("MAIL FROM:<> BODY=BINARYMIME", "250")
                    .ask("RCPT TO:<orders@example.com>", "250")
                    .ask("DATA", "503 5.5.1 BODY=BINARYMIME needs BDAT")
                    .raw("BDAT 5 LAST\r\n\n\0\r\r\n")
                    .expect("250");
        }
        assertThat(server.waiting("orders")).extracting(server::message).containsExactly("\n\0\r\r\n");
    }

    @Test
    void doesNotMixDataAndBdat() {
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .raw("BDAT 2\r\n\r\n")
                    .expect("250")
                    .ask("DATA", "503 5.5.1 DATA and BDAT do not mix")
                    .ask("RCPT TO:<archive@example.com>", "503 5.5.1")
                    .ask("RSET", "250")
                    .raw("BDAT 2 LAST\r\n\r\n")
                    .expect("503 5.5.1 Need MAIL");
        }
        assertThat(server.waiting("orders")).isEmpty();
    }

    @Test
    void refusesWhatIsTooLargeAndGoesOn() {
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .ask("DATA", "354")
                    .raw(("x".repeat(998) + "\r\n").repeat(201) + ".\r\n")
                    .expect("552 5.3.4")
                    .ask("NOOP", "250");
        }
        assertThat(server.waiting("orders")).isEmpty();
    }

    @Test
    void endsAClientThatSendsWithoutEnd() {
        try (var client = server.connect()) {
            client.transaction("orders@example.com").ask("DATA", "354");
            client.raw(("x".repeat(998) + "\r\n").repeat(420))
                    .expect("421 4.3.4")
                    .expectEnd();
        }
    }

    @Test
    void turnsAwayConnectionsBeyondTheLimitAndServesTheNext() {
        List<SmtpDialogue> clients = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clients.add(server.connect().expect("220"));
        }
        try (var oneMore = server.connect()) {
            oneMore.expect("421 4.7.0").expectEnd();
        }
        clients.forEach(SmtpDialogue::close);
        SmtpServer.await(() -> server.transport.openConnections() == 0);
        try (var next = server.connect()) {
            next.expect("220");
        }
    }

    @Test
    void saysGoodbyeToTheSilent(@TempDir Path other) {
        try (var impatient = new SmtpServer.Setup(other)
                        .timeouts(Duration.ofMillis(300), Duration.ofSeconds(5))
                        .start();
                var client = impatient.connect()) {
            client.expect("220").expect("421 4.4.2").expectEnd();
        }
    }

    @Test
    void waitsAsLongAsTheLimitSaysNow() {
        try (var client = server.connect()) {
            client.expect("220");
            server.limits.set(Limit.IDLE_TIMEOUT, 1);
            client.ask("NOOP", "250").expect("421 4.4.2").expectEnd();
        }
    }

    @Test
    void disconnectsWhoReadsNothing(@TempDir Path other) {
        try (var impatient = new SmtpServer.Setup(other)
                        .timeouts(Duration.ofSeconds(60), Duration.ofMillis(500))
                        .start();
                var client = impatient.connect()) {
            String noops = "HELP\r\n".repeat(10_000);
            var pushing = new Thread(() -> {
                while (true) {
                    client.raw(noops);
                }
            });
            pushing.setUncaughtExceptionHandler((thread, reset) -> {});
            client.expect("220");
            pushing.start();
            SmtpServer.await(() -> impatient.transport.openConnections() == 0);
        }
    }

    @Test
    void saysWhichLimitIsReachedAndGoesOnWhenThereIsRoom(@TempDir Path other) {
        try (var small = new SmtpServer.Setup(other)
                        .store(new StoreSettings(1, 1 << 20, 0))
                        .start();
                var client = small.connect()) {
            client.transaction("orders@example.com")
                    .run("C: DATA\nS: 354\nC: .\nS: 250")
                    .ask("MAIL FROM:<a@b.example>", "452 4.3.1")
                    .ask("NOOP", "250");
            var claim = small.waiting("orders").get(0);
            small.store.queue().settle(claim, new Outcome.Handled());
            client.ask("MAIL FROM:<a@b.example>", "250 2.1.0");
        }
    }

    @Test
    void tellsSessionsThatItStops() {
        try (var client = server.connect()) {
            client.transaction("orders@example.com");
            var stopping = new Thread(() -> server.transport.close(Duration.ofSeconds(5)));
            stopping.start();
            client.expect("421 4.3.2").expectEnd();
        }
    }
}
