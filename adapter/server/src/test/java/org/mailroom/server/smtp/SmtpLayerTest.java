package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.ToyLayer;
import org.mailroom.server.limit.Limit;

/** A session within a security layer, in the clear beneath it and within TLS. */
class SmtpLayerTest {

    private static final String LOGIN =
            "AUTH TOY-LAYER " + Base64.getEncoder().encodeToString("\0joe\0secret".getBytes(StandardCharsets.US_ASCII));

    private SmtpServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new SmtpServer.Setup(directory).tls().login().start();
    }

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
    }

    private SmtpDialogue connect(boolean tls) {
        return (tls ? server.connectByTls() : server.connect()).expect("220").ask("EHLO before", "250-");
    }

    private SmtpDialogue sealed(boolean tls) {
        return connect(tls).ask(LOGIN, "235 2.7.0").beginLayer();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void beginsAnew(boolean tls) {
        try (var client = sealed(tls)) {
            client.ask("MAIL FROM:<a@b.example>", "503 5.5.1 Introduce yourself");
            assertThat(client.say("EHLO after").reply())
                    .noneMatch(line -> line.contains("STARTTLS"))
                    .anyMatch(line -> line.startsWith("250-AUTH "));
            client.run("""
                    C: STARTTLS
                    S: 503 5.5.1
                    C: AUTH TOY
                    S: 503 5.5.1
                    """).mail().ask("QUIT", "221").expectEnd();
        }
        assertThat(server.content(server.waiting("orders").get(0)))
                .contains("from after")
                .contains(tls ? "with ESMTPSA id" : "with ESMTPA id");
    }

    /** What has come of a buffer does not take the room that a chunk of the message needs. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesALargeMessageInLargeBuffers(boolean tls) {
        server.limits.set(Limit.MAX_MESSAGE_SIZE, 2 << 20);
        byte[] buffer = "x".repeat(598).concat("\r\n").repeat(100).getBytes(StandardCharsets.US_ASCII);
        try (var client = sealed(tls)) {
            client.ask("EHLO after", "250-")
                    .ask("MAIL FROM:<a@b.example>", "250")
                    .ask("RCPT TO:<orders@example.com>", "250")
                    .ask("DATA", "354");
            for (int i = 0; i < 20; i++) {
                client.raw(buffer);
            }
            client.ask(".", "250 2.0.0");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysFarewellWithinTheLayer(boolean tls) {
        try (var client = sealed(tls)) {
            client.raw("GET / HTTP/1.1\r\nHost: x\r\n")
                    .expect("421 4.7.0 This is SMTP")
                    .expectEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersAClientThatHasEndedItsSide(boolean tls) {
        try (var client = sealed(tls)) {
            client.say("NOOP")
                    .say("NOOP")
                    .endOutput()
                    .expect("250")
                    .expect("250")
                    .expectEnd();
        }
    }

    @Test
    void tellsSessionsThatItStops() {
        try (var client = sealed(true).ask("NOOP", "250")) {
            new Thread(() -> server.transport.close(Duration.ofSeconds(5))).start();
            client.expect("421 4.3.2").expectEnd();
        }
    }

    /** The client knows before the reply that it succeeds, and does not wait. */
    @Test
    void opensWhatCameTogetherWithTheLogin() {
        try (var client = connect(false)) {
            var sealing = ToyLayer.client();
            var octets = new ByteArrayOutputStream();
            octets.writeBytes((LOGIN + "\r\n").getBytes(StandardCharsets.US_ASCII));
            octets.writeBytes(sealing.seal("NOOP\r\nNO".getBytes(StandardCharsets.US_ASCII)));
            octets.writeBytes(sealing.seal("OP\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII)));
            client.raw(octets.toByteArray())
                    .expect("235 2.7.0")
                    .beginLayer()
                    .expect("250 2.0.0")
                    .expect("250 2.0.0")
                    .expect("221")
                    .expectEnd();
        }
    }

    @Test
    void executesNothingThatCameInTheClearBehindTheLogin() {
        try (var client = connect(false)) {
            client.raw(LOGIN + "\r\nEHLO evil\r\nMAIL FROM:<evil@b.example>\r\n")
                    .expect("235");
            assertThat(client.isEndedWithout("250")).isTrue();
        }
        assertThat(server.metrics.lines).last().asString().startsWith("altered at 0: message altered");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closesAtOnceWhenABufferWasAltered(boolean tls) {
        try (var client = sealed(tls).ask("NOOP", "250")) {
            var other = ToyLayer.client();
            other.seal(new byte[0]);
            byte[] altered = other.seal("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            altered[altered.length - 3] ^= 1;
            client.unsealed(altered).expectEnd();
        }
        assertThat(server.metrics.lines)
                .last()
                .asString()
                .startsWith("altered at 1: ")
                .contains("checksum");
        assertThat(server.metrics.lines).noneMatch(line -> line.startsWith("failed"));
    }

    /** A message far larger than any buffer, and replies without number that nobody reads for a while. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void carriesMuchInBothDirections(boolean tls) throws InterruptedException {
        try (var client = sealed(tls)) {
            client.ask("EHLO me", "250-")
                    .ask("MAIL FROM:<a@b.example>", "250")
                    .ask("RCPT TO:<orders@example.com>", "250")
                    .ask("DATA", "354");
            String line = "x".repeat(998) + "\r\n";
            for (int i = 0; i < 190; i += 38) {
                client.raw(line.repeat(38));
            }
            client.ask(".", "250");
            var pushing = new Thread(() -> {
                for (int i = 0; i < 400; i++) {
                    client.raw("HELP\r\n".repeat(50));
                }
            });
            pushing.start();
            for (int i = 0; i < 20_000; i++) {
                client.expect("214-");
            }
            pushing.join();
            client.ask("QUIT", "221").expectEnd();
        }
        assertThat(server.message(server.waiting("orders").get(0))).hasSize(190_000);
    }
}
