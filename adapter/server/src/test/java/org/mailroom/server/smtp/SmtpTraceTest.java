package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.server.TraceLines;

/** What a trace shows of SMTP sessions, and what it never shows. */
class SmtpTraceTest {

    private final TraceLines trace = new TraceLines();
    private SmtpServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new SmtpServer.Setup(directory).tls().login().start();
    }

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
        trace.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsCommandsRepliesAndHowMuchContentThereWas() {
        server.transport.traces().start("127.0.0.0/8", Duration.ofMinutes(1));
        try (var client = server.connect()) {
            client.transaction("orders@example.com")
                    .ask("DATA", "354")
                    .ask("Subject: very private\r\n\r\n..\r\n.", "250")
                    .ask("MAIL FROM:<a@b.example>", "250")
                    .ask("RCPT TO:<orders@example.com>", "250")
                    .say("BDAT 9 LAST")
                    .raw("private\r\n")
                    .expect("250")
                    .ask("QUIT", "221")
                    .expectEnd();
        }
        assertThat(trace.lines())
                .containsSubsequence(
                        "S: 220 mail.example.com ESMTP Mailroom",
                        "C: EHLO client.example",
                        "S: 250-PIPELINING",
                        "C: MAIL FROM:<a@client.example>",
                        "C: RCPT TO:<orders@example.com>",
                        "C: DATA",
                        "C: <28 octets>",
                        "C: BDAT 9 LAST",
                        "C: <9 octets>",
                        "C: QUIT");
        assertThat(trace.lines())
                .noneMatch(line -> line.contains("private"))
                .anyMatch(line -> line.startsWith("S: 221"));
    }

    @Test
    void hidesWhateverMayBeAPassword() {
        server.transport.traces().start("127.0.0.1", Duration.ofMinutes(1));
        String plain = base64("\0joe\0secret");
        try (var client = server.connect().expect("220").ask("EHLO me", "250-")) {
            client.ask("AUTH TOY", "334").ask("", "334").ask(plain, "334").ask("", "235");
        }
        try (var client = server.connectByTls().expect("220").ask("EHLO me", "250-")) {
            client.ask("auth plain " + plain, "235");
        }
        try (var client = server.connect().expect("220")) {
            client.ask("PASS secret", "500").ask("NOOP secret", "250").ask("secret", "500");
        }
        try (var client = server.connect().expect("220")) {
            client.ask("EHLO me", "250-")
                    .ask("AUTH " + plain, "50")
                    .raw("AUTH PLAIN " + plain + "\n")
                    .expect("500");
        }
        try (var client = server.connect().expect("220")) {
            client.ask("EHLO me", "250-").ask("AUTH PLAIN " + plain, "538").ask("AUTH", "501");
        }
        assertThat(String.join("\n", trace.lines()))
                .contains("C: AUTH TOY", "S: 334 <challenge>", "C: <hidden>", "C: AUTH plain <hidden>", "S: 235")
                .contains("C: <no command>", "C: NOOP <arguments>", "C: AUTH <hidden>", "C: <malformed: BARE_LF>")
                .doesNotContain("secret")
                .doesNotContain(plain)
                .doesNotContain(base64("and?"), base64("v=ok"));
    }

    @Test
    void followsAUserFromTheLoginOnAlsoOnAnOpenConnection() {
        try (var client = server.connectByTls().expect("220").ask("EHLO me", "250-")) {
            client.ask("AUTH PLAIN " + base64("\0joe\0secret"), "235");
            assertThat(trace.lines()).isEmpty();
            server.transport.traces().start("JOE", Duration.ofMinutes(1));
            client.ask("NOOP", "250");
            assertThat(trace.lines()).hasSize(2).first().isEqualTo("C: NOOP");
            try (var other = server.connect().expect("220")) {
                other.ask("NOOP", "250");
            }
            assertThat(trace.lines()).hasSize(2);
            assertThat(server.transport.traces().stop("JOE")).isTrue();
            client.ask("NOOP", "250");
            assertThat(trace.lines()).hasSize(2);
        }
    }

    @Test
    void makesNoLineOfWhatAClientSends() {
        server.transport.traces().start("127.0.0.1", Duration.ofMinutes(1));
        try (var client = server.connect().expect("220")) {
            client.ask("EHLO \u001b[31mme\u0085#1 127.0.0.1 S: 250 \u202eforged", "501")
                    .ask("EHLO " + "x".repeat(900), "");
        }
        assertThat(trace.lines())
                .contains("C: EHLO \\u001b[31mme\\u0085#1 127.0.0.1 S: 250 \\u202eforged")
                .contains("C: EHLO " + "x".repeat(507) + "<393 more>");
    }
}
