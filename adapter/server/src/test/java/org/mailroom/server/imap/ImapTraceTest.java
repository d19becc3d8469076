package org.mailroom.server.imap;

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

/** What a trace shows of IMAP sessions, and what it never shows. */
class ImapTraceTest {

    private static final String MESSAGE =
            "From: Anna <anna@example.com>\r\nSubject: very private {7}\r\n\r\nt1 OK private\r\n* private {3}\r\n";

    private final TraceLines trace = new TraceLines();
    private ImapServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new ImapServer(directory);
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
    void showsCommandsResponsesAndHowLongLiteralsAre() {
        server.transport.traces().start("127.0.0.1", Duration.ofMinutes(1));
        try (var client = server.login("joe")) {
            client.append("INBOX", MESSAGE)
                    .ok("SELECT INBOX")
                    .ok(
                            "FETCH 1 (UID FLAGS ENVELOPE BODYSTRUCTURE BODY[] BODY[HEADER.FIELDS (Subject)] PREVIEW RFC822.SIZE)")
                    .ok("SEARCH SUBJECT {4+}\r\nvery UNSEEN")
                    .ok("LOGOUT");
        }
        String text = String.join("\n", trace.lines());
        assertThat(text)
                .contains("S: * OK [CAPABILITY ")
                .contains("C: t2 APPEND INBOX <" + MESSAGE.length() + " octets>\nC: <" + MESSAGE.length() + " octets>")
                .contains("S: t2 OK [APPENDUID ")
                .contains("C: t4 FETCH 1 (UID FLAGS ENVELOPE ")
                .containsPattern("S: \\* 1 FETCH \\(UID 1 FLAGS \\(.*\\) .*BODY\\[\\] <" + MESSAGE.length()
                        + " octets> .*RFC822.SIZE " + MESSAGE.length())
                .contains("C: t5 SEARCH SUBJECT <4 octets> UNSEEN")
                .contains("S: t6 OK")
                .doesNotContain("private")
                .doesNotContain("Anna");
    }

    @Test
    void hidesWhateverMayBeAPassword() {
        server.transport.traces().start("127.0.0.1", Duration.ofMinutes(1));
        String plain = base64("\0joe\0secret");
        try (var client = server.login("joe")) {
            client.ask("LOGIN joe secret", "BAD");
        }
        try (var client = server.connect().expect("* OK")) {
            client.ok("LOGIN \"joe\" \"secret\"");
        }
        try (var client = server.connect().expect("* OK")) {
            client.say("a LOGIN {3}")
                    .expect("+")
                    .say("joe {6}")
                    .expect("+")
                    .say("secret")
                    .expect("a OK");
        }
        try (var client = server.connect().expect("* OK")) {
            client.ok("LOGIN {3+}\r\njoe {6+}\r\nsecret");
        }
        try (var client = server.connect().expect("* OK")) {
            client.ok("authenticate PLAIN " + plain);
        }
        try (var client = server.connect().expect("* OK")) {
            client.say("a AUTHENTICATE PLAIN").expect("+").say(plain).expect("a OK");
        }
        try (var client = server.connect().expect("* OK")) {
            client.ask("LOGIN joe secret more", "BAD").ask("LOGIN joe \"secret", "BAD");
        }
        for (String mistake : new String[] {
            "secret",
            "joe secret",
            "secret joe",
            "a PASS secret",
            "secret NOOP secret",
            "a " + plain,
            "secret X {6+}\r\nsecret"
        }) {
            try (var client = server.connect().expect("* OK")) {
                client.say(mistake).say("z LOGOUT").rest();
            }
        }
        try (var client = server.connect().expect("* OK")) {
            client.raw("a LOGIN joe secret\n")
                    .say("b SELECT secret")
                    .say("z LOGOUT")
                    .rest();
        }
        String text = String.join("\n", trace.lines());
        assertThat(text)
                .contains("C: t1 LOGIN <hidden> <hidden>", "C: a AUTHENTICATE PLAIN\nS: + <continuation>\nC: <line>")
                .contains("C: t1 AUTHENTICATE PLAIN <hidden>", "C: <no command>", "S: <tag> BAD Not a command")
                .contains("C: <malformed: NO_TAG>", "C: <malformed: BARE_LF>", "C: b SELECT <arguments>")
                .doesNotContain(plain);
        // A tag is the client's to choose, and is shown with a command that there is
        assertThat(text.replace("C: secret NOOP <arguments>", "").replaceFirst("S: secret BAD", ""))
                .doesNotContain("secret");
    }

    @Test
    void beginsOnAnOpenConnectionWithTheNextCommand() {
        try (var client = server.login("joe")) {
            client.append("INBOX", MESSAGE).ok("SELECT INBOX");
            assertThat(trace.lines()).isEmpty();
            server.transport.traces().start("joe", Duration.ofMinutes(1));
            client.ok("FETCH 1 BODY[]");
            assertThat(trace.lines()).first().isEqualTo("C: t4 FETCH 1 BODY[]");
            assertThat(String.join("\n", trace.lines())).contains("S: t4 OK").doesNotContain("private");
            server.transport.traces().stop("joe");
            int lines = trace.lines().size();
            client.ok("NOOP");
            assertThat(trace.lines()).hasSize(lines);
        }
    }
}
