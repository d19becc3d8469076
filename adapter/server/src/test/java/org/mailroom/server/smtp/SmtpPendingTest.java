package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.limit.PendingLimits;

/** Commands that are sent and not answered: a flood is reset, the recipients of a mail wait. */
class SmtpPendingTest {

    private static final int RECIPIENTS = 1000;

    private SmtpServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new SmtpServer.Setup(directory)
                .pending(PendingLimits.DEFAULTS, RECIPIENTS)
                .tls()
                .login()
                .start();
    }

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
        assertThat(server.metrics.lines).noneMatch(line -> line.startsWith("failed "));
    }

    private SmtpDialogue greeted(boolean tls) {
        return (tls ? server.connectByTls() : server.connect()).expect("220").ask("EHLO client.example", "250-");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFloodIsReset(boolean tls) {
        try (SmtpDialogue client = greeted(tls)) {
            client.raw("NOOP\r\n".repeat(250));
            client.expectReset();
        }
        assertThat(server.metrics.lines).containsExactly("reset with 101 pending");
    }

    @Test
    void allRecipientsOfAMailMayComeTogether() {
        var mail = new StringBuilder("MAIL FROM:<a@b.example>\r\n");
        for (int i = 0; i < RECIPIENTS; i++) {
            server.directory.put("r" + i + "@example.com", List.of(new Target("orders", false)));
            mail.append("RCPT TO:<r").append(i).append("@example.com>\r\n");
        }
        mail.append("RCPT TO:<one.too.many@example.com>\r\nDATA\r\n");
        try (SmtpDialogue client = greeted(false)) {
            var sent = CompletableFuture.runAsync(() -> client.raw(mail.toString()));
            for (int i = 0; i <= RECIPIENTS; i++) {
                client.expect("250");
            }
            client.expect("452 4.5.3").expect("354");
            sent.join();
            client.raw("NOOP\r\n".repeat(500) + ".\r\nRSET\r\nNOOP\r\nQUIT\r\n")
                    .expect("250 2.0.0 Accepted")
                    .expect("250")
                    .expect("250")
                    .expect("221")
                    .expectEnd();
        }
        assertThat(server.message(server.waiting("orders").get(0))).isEqualTo("NOOP\r\n".repeat(500));
    }

    /** Short ones, so that all come in one read. */
    @ParameterizedTest
    @ValueSource(strings = {"MAIL,RCPT,NOOP", "MAIL,RCPT,NOOP,RCPT", "RCPT", "MAIL,DSN,RCPT"})
    void nothingElseHidesBehindRecipients(String commands) {
        String[] verbs = commands.split(",");
        String last = verbs[verbs.length - 1] + "\r\n";
        try (SmtpDialogue client = greeted(false)) {
            client.raw(String.join("\r\n", verbs) + "\r\n" + last.repeat(100));
            client.expectReset();
        }
        assertThat(server.metrics.lines)
                .containsExactly("reset with 10" + (commands.startsWith("MAIL,RCPT") ? 2 : 1) + " pending");
    }

    @Test
    void whoHasLoggedInWaits() {
        String login = Base64.getEncoder().encodeToString("\0joe\0secret".getBytes(StandardCharsets.US_ASCII));
        try (SmtpDialogue client = greeted(true)) {
            var sent = CompletableFuture.runAsync(
                    () -> client.raw("AUTH PLAIN " + login + "\r\n" + "NOOP\r\n".repeat(10_000) + "QUIT\r\n"));
            client.expect("235");
            for (int i = 0; i < 10_000; i++) {
                client.expect("250");
            }
            client.expect("221").expectEnd();
            sent.join();
        }
    }
}
