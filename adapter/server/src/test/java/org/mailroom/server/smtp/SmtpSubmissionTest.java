package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.codec.smtp.Mailbox;

/** Submission: nobody sends who has not logged in, and nobody as somebody else. */
class SmtpSubmissionTest {

    private SmtpServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new SmtpServer.Setup(directory)
                .login()
                .submission(new Submission(Set.of("example.com"), Set.of("Robot")))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SmtpDialogue loggedIn(String user) {
        String response =
                Base64.getEncoder().encodeToString(("\0" + user + "\0secret").getBytes(StandardCharsets.UTF_8));
        return server.connect()
                .expect("220")
                .ask("EHLO me", "250-")
                .ask("AUTH TOY =", "334")
                .ask(response, "334")
                .ask("", "235");
    }

    @Test
    void wantsALoginFirst() {
        try (var client = server.connect().expect("220").ask("EHLO me", "250-")) {
            client.ask("MAIL FROM:<>", "530 5.7.0")
                    .ask("MAIL FROM:<joe@example.com>", "530 5.7.0")
                    .ask("VRFY joe", "252");
        }
    }

    @Test
    void takesMailOfTheUserHimself() {
        try (var client = loggedIn("joe")) {
            client.run("""
                    C: MAIL FROM:<mary@example.com>
                    S: 553 5.7.1
                    C: MAIL FROM:<joe@elsewhere.example>
                    S: 553 5.7.1
                    C: MAIL FROM:<Joe@EXAMPLE.com>
                    S: 250
                    C: RCPT TO:<orders@example.com>
                    S: 250
                    C: DATA
                    S: 354
                    C: .
                    S: 250
                    C: MAIL FROM:<>
                    S: 250
                    """);
        }
        var envelope = server.waiting("orders").get(0).mail().envelope();
        assertThat(envelope.user()).isEqualTo("joe");
        assertThat(envelope.protocol()).isEqualTo("ESMTPA");
    }

    @Test
    void takesMailOfAnybodyFromWhoMay() {
        try (var client = loggedIn("robot")) {
            client.ask("MAIL FROM:<mary@elsewhere.example>", "250");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "joe@example.com, joe, example.com, true",
        "JOE@example.com, joe, EXAMPLE.com, true",
        "joe@example.com, joe, example.org, false",
        "joe@elsewhere.example, joe, elsewhere.example, true",
        "joe, joe, example.com, true",
        "joe, joe, example.org, false",
        "joe, joey, example.com, false",
        "joe, joe, '', false"
    })
    void knowsWhoIsHimself(String user, String localPart, String domain, boolean allowed) {
        var submission = new Submission(Set.of("example.com"), Set.of());
        assertThat(submission.allows(user, new Mailbox(localPart, domain))).isEqualTo(allowed);
        assertThat(new Submission(Set.of(), Set.of()).allows("joe", new Mailbox("joe", "any.example")))
                .isTrue();
    }
}
