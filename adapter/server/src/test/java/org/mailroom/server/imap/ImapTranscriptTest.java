package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
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

/** Every dialogue in {@code transcripts/imap}, each with an account of its own. Their README says how they are written. */
class ImapTranscriptTest {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private static ImapServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = new ImapServer.Setup(directory).tls().start();
    }

    @AfterAll
    static void stop() {
        server.awaitNothingLeft();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> dialogues() throws URISyntaxException {
        URL directory = ImapTranscriptTest.class.getResource("/transcripts/imap");
        Transcripts transcripts = new Transcripts(Path.of(directory.toURI()));
        return transcripts.files().stream()
                .map(file -> dynamicTest(transcripts.name(file), file.toUri(), () -> play(transcripts, file)));
    }

    private static void play(Transcripts transcripts, Path file) {
        int failures = failures();
        transcripts.play(file, place());
        assertThat(failures()).as("failures of the server itself").isEqualTo(failures);
    }

    private static Place place() {
        return new Place(
                server.address.getHostString(),
                server.address.getPort(),
                "ali" + ACCOUNTS.incrementAndGet(),
                "secret",
                Optional.of(TestTls.trusting()));
    }

    private static int failures() {
        return (int) List.copyOf(server.metrics.lines).stream()
                .filter(line -> line.startsWith("failed "))
                .count();
    }
}
