package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STARTTLS and implicit TLS: not a word in the clear that should not be, and nothing of before the handshake after it. */
class SmtpTlsTest {

    private SmtpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        server = new SmtpServer.Setup(directory).tls().login().start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A client after STARTTLS and the handshake. */
    private SmtpDialogue secured() {
        return server.connect()
                .expect("220")
                .ask("EHLO before.example", "250-")
                .ask("STARTTLS", "220 2.0.0")
                .beginTls();
    }

    @Test
    void offersTlsUntilItHasBegun() {
        try (var client = server.connect().expect("220")) {
            assertThat(client.say("EHLO me").reply()).contains("250-STARTTLS", "250-AUTH TOY TOY-LAYER");
            client.ask("STARTTLS", "220 2.0.0").beginTls();
            assertThat(client.say("EHLO me").reply())
                    .doesNotContain("250-STARTTLS")
                    .contains("250-AUTH PLAIN TOY TOY-LAYER");
            client.ask("STARTTLS", "503 5.5.1");
        }
    }

    @Test
    void forgetsWhatWasSaidInTheClear() {
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .ask("STARTTLS", "220 2.0.0")
                    .beginTls()
                    .ask("RCPT TO:<archive@example.com>", "503 5.5.1")
                    .ask("MAIL FROM:<a@b.example>", "503 5.5.1 Introduce yourself")
                    .ask("AUTH TOY", "503 5.5.1 Introduce yourself");
        }
    }

    @Test
    void notesTlsInTheTraceFieldsAndForTheBean() {
        try (var client = secured()) {
            client.ask("EHLO after.example", "250-").mail();
        }
        var claim = server.waiting("orders").get(0);
        assertThat(server.content(claim)).contains("from after.example").contains("with ESMTPS id");
        assertThat(claim.mail().envelope().tlsProtocol()).isEqualTo("TLSv1.3");
        assertThat(claim.mail().envelope().tlsCipher()).startsWith("TLS_");
    }

    @Test
    void refusesStartTlsThatIsNotOne() {
        try (var client = server.connect().expect("220")) {
            client.ask("STARTTLS now", "501 5.5.4").ask("NOOP", "250");
        }
    }

    @Test
    void saysThatThereIsNoTls(@TempDir Path other) {
        try (var plain = new SmtpServer(other);
                var client = plain.connect().expect("220")) {
            assertThat(client.say("EHLO me").reply()).noneMatch(line -> line.contains("STARTTLS"));
            client.ask("STARTTLS", "454 4.7.0").ask("NOOP", "250");
        }
    }

    /** CVE-2011-0411 and CVE-2021-38542: what is slipped in behind STARTTLS. */
    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM:<evil@b.example>\r\n", "x", "\r\n", "\u0016\u0003\u0001"})
    void endsAConnectionWithOctetsBehindStartTls(String slippedIn) {
        try (var client = server.connect().expect("220").ask("EHLO me", "250-")) {
            client.raw("STARTTLS\r\n" + slippedIn).expect("501 5.5.1").expectEnd();
        }
        server.awaitNothingLeft();
    }

    @Test
    void takesWhatComesAfterTheGoAheadForTheHandshakeOnly() throws Exception {
        try (var client = server.connect().expect("220").ask("STARTTLS", "220")) {
            client.raw("NOOP\r\nNOOP\r\n");
            assertThat(client.isEndedWithout("250")).isTrue();
        }
        server.awaitNothingLeft();
    }

    @Test
    void endsASessionWithAClosingAlert() {
        try (var client = secured()) {
            client.ask("QUIT", "221 2.0.0").expectEnd();
        }
        try (var client = secured()) {
            client.raw("GET / HTTP/1.1\r\n").expect("421 4.7.0").expectEnd();
        }
        server.awaitNothingLeft();
    }

    @Test
    void answersAClientThatHasEndedItsSide() {
        try (var client = secured()) {
            client.raw("NOOP\r\nNOOP\r\n")
                    .endOutput()
                    .expect("250")
                    .expect("250")
                    .expectEnd();
        }
        server.awaitNothingLeft();
    }

    @Test
    void tellsSessionsThatItStops() {
        try (var client = secured().ask("NOOP", "250")) {
            var stopping = new Thread(() -> server.transport.close(Duration.ofSeconds(5)));
            stopping.start();
            client.expect("421 4.3.2").expectEnd();
        }
    }

    @Test
    void greetsByImplicitTls() {
        try (var client = server.connectByTls()) {
            client.expect("220 mail.example.com ESMTP");
            assertThat(client.say("EHLO me").reply()).doesNotContain("250-STARTTLS");
            client.ask("STARTTLS", "503 5.5.1").ask("QUIT", "221").expectEnd();
        }
        server.awaitNothingLeft();
    }

    @Test
    void saysNothingInTheClearByImplicitTls(@TempDir Path other) throws Exception {
        try (var impatient = new SmtpServer.Setup(other)
                        .tls()
                        .timeouts(Duration.ofMillis(300), Duration.ofSeconds(5))
                        .start();
                var socket = new Socket(impatient.tlsAddress.getAddress(), impatient.tlsAddress.getPort())) {
            socket.setSoTimeout(20_000);
            assertOnlyAlerts(socket);
            impatient.awaitNothingLeft();
        }
        try (var socket = new Socket(server.tlsAddress.getAddress(), server.tlsAddress.getPort())) {
            socket.getOutputStream().write("EHLO me\r\n".getBytes(StandardCharsets.US_ASCII));
            assertOnlyAlerts(socket);
        }
        try (var socket = new Socket(server.tlsAddress.getAddress(), server.tlsAddress.getPort())) {
            socket.shutdownOutput();
            assertOnlyAlerts(socket);
        }
        server.awaitNothingLeft();
        assertThat(server.metrics.lines).isEmpty();
    }

    @Test
    void turnsAwayWithoutAWordByImplicitTls() throws Exception {
        server.penalties.ban(server.address.getAddress(), Duration.ofMinutes(1));
        try (var socket = new Socket(server.tlsAddress.getAddress(), server.tlsAddress.getPort())) {
            assertThat(text(socket)).isEmpty();
        }
        try (var client = server.connect()) {
            client.expect("421 4.7.0").expectEnd();
        }
        assertThat(server.metrics.lines).contains("refused by banAfter");
        assertThat(server.penalties.unban(server.address.getAddress())).isTrue();
        try (var client = server.connectByTls()) {
            client.expect("220");
        }
    }

    @Test
    void stopsWhileSomebodyShakesHands() throws Exception {
        try (var silent = new Socket(server.tlsAddress.getAddress(), server.tlsAddress.getPort());
                var client = server.connect().expect("220").ask("STARTTLS", "220")) {
            SmtpServer.await(() -> server.transport.openConnections() == 2);
            server.transport.close(Duration.ofSeconds(5));
            // Not even an alert, which would have to wait until it is written
            assertThat(text(silent)).isEmpty();
            assertThat(client.isEndedWithout("421")).isTrue();
        }
    }

    /** Reads to the end; there is nothing but alerts of TLS (RFC 8446, section 5.1), if that. */
    private static void assertOnlyAlerts(Socket socket) throws Exception {
        byte[] octets = socket.getInputStream().readAllBytes();
        for (int at = 0; at < octets.length; at += 5 + (octets[at + 3] << 8 | octets[at + 4])) {
            assertThat(octets[at]).as("type of the record at %s", at).isEqualTo((byte) 21);
        }
    }

    private static String text(Socket socket) throws Exception {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
