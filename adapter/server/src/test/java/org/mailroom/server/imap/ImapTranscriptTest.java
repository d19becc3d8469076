package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.server.TestTls;
import org.mailroom.server.imap.transcript.Place;
import org.mailroom.server.imap.transcript.Transcripts;
import org.mailroom.server.limit.ImapSessionLimits;

/** Every dialogue in {@code transcripts/imap}, each with an account of its own. Their README says how they are written. */
class ImapTranscriptTest {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private static final Duration SHORT = Duration.ofMillis(1500);

    private static ImapServer server;

    /** Takes passwords by TLS only. */
    private static ImapServer encrypted;

    /** Waits for nobody. */
    private static ImapServer impatient;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = new ImapServer.Setup(directory.resolve("plain")).tls().start();
        encrypted = new ImapServer.Setup(directory.resolve("encrypted"))
                .tls()
                .noClearText()
                .start();
        impatient = new ImapServer.Setup(directory.resolve("impatient"))
                .sessions(new ImapSessionLimits(SHORT, SHORT, 64 * 1024, 1000, 20))
                .start();
    }

    @AfterAll
    static void stop() {
        for (ImapServer each : List.of(server, encrypted, impatient)) {
            each.awaitNothingLeft();
            each.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> dialogues() throws URISyntaxException {
        Transcripts transcripts = transcripts();
        return tests(transcripts, transcripts.files(), server);
    }

    @TestFactory
    Stream<DynamicTest> dialoguesWhereEncryptionIsRequired() throws URISyntaxException {
        Transcripts transcripts = transcripts();
        return tests(transcripts, transcripts.files("encrypted"), encrypted);
    }

    @TestFactory
    Stream<DynamicTest> dialoguesInShortTime() throws URISyntaxException {
        Transcripts transcripts = transcripts();
        return tests(transcripts, transcripts.files("impatient"), impatient);
    }

    private static Transcripts transcripts() throws URISyntaxException {
        URL directory = ImapTranscriptTest.class.getResource("/transcripts/imap");
        return new Transcripts(Path.of(directory.toURI()));
    }

    private static Stream<DynamicTest> tests(Transcripts transcripts, List<Path> files, ImapServer where) {
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> dynamicTest(transcripts.name(file), file.toUri(), () -> play(transcripts, file, where)));
    }

    private static void play(Transcripts transcripts, Path file, ImapServer where) {
        int failures = failures(where);
        transcripts.play(file, place(where));
        assertThat(failures(where)).as("failures of the server itself").isEqualTo(failures);
    }

    private static Place place(ImapServer where) {
        String account = "ali" + ACCOUNTS.incrementAndGet();
        return new Place(
                where.address.getHostString(),
                where.address.getPort(),
                account,
                "secret",
                Optional.of(TestTls.trusting()),
                (octets, messages) -> where.store.mailboxes().quota(account, octets, messages));
    }

    private static int failures(ImapServer where) {
        return (int) List.copyOf(where.metrics.lines).stream()
                .filter(line -> line.startsWith("failed "))
                .count();
    }
}
