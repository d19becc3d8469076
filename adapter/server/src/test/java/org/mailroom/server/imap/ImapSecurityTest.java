package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STARTTLS, implicit TLS and logins: not a word in the clear that should not be, nothing of before the handshake after it. */
class ImapSecurityTest {

    private static final String JOE = "AGpvZQBzZWNyZXQ=";

    private ImapServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        server = new ImapServer.Setup(directory).tls().noClearText().start();
    }

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
    }

    @Test
    void offersPasswordsOnlyByTls() {
        try (var client = server.connect()) {
            assertThat(client.line())
                    .contains(" STARTTLS ", " AUTH=TOY ", " LOGINDISABLED ", " SASL-IR ")
                    .doesNotContain("AUTH=PLAIN");
            client.ask("LOGIN joe secret", "NO [PRIVACYREQUIRED]")
                    .ask("AUTHENTICATE PLAIN " + JOE, "NO [PRIVACYREQUIRED]")
                    .ask("AUTHENTICATE NOSUCH", "NO [CANNOT]")
                    .ok("STARTTLS")
                    .beginTls();
            assertThat(client.command("CAPABILITY").get(0))
                    .contains(" AUTH=PLAIN ")
                    .doesNotContain("STARTTLS", "LOGINDISABLED");
            client.ask("STARTTLS", "BAD").ok("LOGIN joe secret").ask("STARTTLS", "BAD");
        }
    }

    @Test
    void greetsByImplicitTlsAsItIs() {
        try (var client = new ImapDialogue(server.tlsAddress).beginTls()) {
            assertThat(client.line())
                    .startsWith("* OK [CAPABILITY ")
                    .contains(" AUTH=PLAIN ")
                    .doesNotContain("STARTTLS", "LOGINDISABLED");
            client.ok("AUTHENTICATE PLAIN " + JOE);
        }
    }

    /** CVE-2011-0411, CVE-2021-33515 and CVE-2021-38542: what is slipped in behind STARTTLS. */
    @ParameterizedTest
    @ValueSource(strings = {"x LOGIN joe secret\r\n", "x", "\r\n", "\u0016\u0003\u0001"})
    void endsAConnectionWithOctetsBehindStartTls(String slippedIn) {
        try (var client = server.connect().expect("* OK")) {
            client.raw("a STARTTLS\r\n" + slippedIn)
                    .expect("* BYE")
                    .expect("a BAD Nothing may follow STARTTLS")
                    .expectEnd();
        }
    }

    @Test
    void takesWhatComesAfterTheGoAheadForTheHandshakeOnly() {
        try (var client = server.connect().expect("* OK").ok("STARTTLS")) {
            assertThat(client.raw("a NOOP\r\nb NOOP\r\n").rest()).doesNotContain("a OK", "b OK");
        }
    }

    @Test
    void speaksSaslInAllItsForms() {
        try (var client = server.connect().expect("* OK").ok("STARTTLS").beginTls()) {
            client.say("a AUTHENTICATE PLAIN")
                    .expect("+ ")
                    .say("*")
                    .expect("a BAD")
                    .say("b AUTHENTICATE PLAIN")
                    .expect("+ ")
                    .say("no base64!")
                    .expect("b BAD")
                    .say("c AUTHENTICATE PLAIN")
                    .expect("+ ")
                    .say(JOE)
                    .expect("c OK [CAPABILITY ");
        }
    }

    /** However one login fails, another that is under way goes on. */
    @Test
    void keepsLoginsApart() {
        try (var one = server.connect().expect("* OK").ok("STARTTLS").beginTls();
                var other = server.connect().expect("* OK").ok("STARTTLS").beginTls()) {
            one.say("a AUTHENTICATE PLAIN").expect("+ ");
            other.say("a AUTHENTICATE PLAIN").expect("+ ").say("no base64!").expect("a BAD");
            one.say(JOE).expect("a OK [CAPABILITY ");
            other.say("b AUTHENTICATE PLAIN").expect("+ ").say(JOE).expect("b OK [CAPABILITY ");
        }
    }

    @Test
    void endsAConnectionOfFailedLogins() {
        try (var client = server.connect().expect("* OK").ok("STARTTLS").beginTls()) {
            client.ask("LOGIN joe wrong", "NO [AUTHENTICATIONFAILED]")
                    .ask("LOGIN nobody secret", "NO [AUTHENTICATIONFAILED]");
            List<String> last = client.command("LOGIN joe guess");
            assertThat(last).first().asString().startsWith("* BYE");
            client.expectEnd();
        }
    }

    @Test
    void takesSecretsWithSpacesQuotesAndLiterals() {
        try (var client = server.connect().expect("* OK").ok("STARTTLS").beginTls()) {
            client.raw("a LOGIN {3}\r\n")
                    .expect("+ ")
                    .raw("joe {6}\r\n")
                    .expect("+ ")
                    .raw("secret\r\n")
                    .expect("a OK");
        }
        try (var client = server.connect().expect("* OK").ok("STARTTLS").beginTls()) {
            client.ok("LOGIN \"joe\" \"secret\"");
        }
    }

    @Test
    void keepsNoLoginOfAClientThatLeaves() throws Exception {
        for (int i = 0; i < 200; i++) {
            try (var client = server.connect().expect("* OK")) {
                client.say("a AUTHENTICATE TOY").expect("+ ");
            }
        }
    }
}
