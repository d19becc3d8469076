package org.mailroom.it.imap;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailroom.it.Management;
import org.mailroom.it.security.ServerCertificate;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.server.imap.transcript.EmptyAccount;
import org.mailroom.server.imap.transcript.Place;
import org.mailroom.server.imap.transcript.Transcripts;

/** Every dialogue of the server's own tests, with the adapter where its users have it. */
class ImapTranscriptIT {

    private static final String USER = "ali";
    private static final String PASSWORD = "opensesame";

    private static Place place;
    private static ImapNode server;
    private static Management management;

    @BeforeAll
    static void start() throws Exception {
        Path directory = ImapNode.directory("imap-transcripts");
        ServerCertificate certificate = ServerCertificate.make(directory);
        server = ImapNode.start(
                directory,
                AdapterSettings.none()
                        .with("tlsKeys", certificate.keyStore())
                        .with("tlsKeyPassword", ServerCertificate.PASSWORD));
        server.createAccounts(PASSWORD, USER);
        management = server.management();
        place = new Place(
                "127.0.0.1",
                server.port(),
                USER,
                PASSWORD,
                Optional.of(certificate.trusted()),
                ImapTranscriptIT::setQuota);
    }

    private static void setQuota(long maxOctets, long maxMessages) throws IOException {
        try {
            management.accounts().setQuota(USER, maxOctets, maxMessages);
        } catch (JMException e) {
            throw new IOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (management != null) {
            management.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> dialogues() throws Exception {
        URI directory = Transcripts.class.getResource("/transcripts/imap").toURI();
        FileSystem jar = FileSystems.newFileSystem(directory, Map.of());
        Transcripts transcripts = new Transcripts(jar.getPath("/transcripts/imap"));
        return transcripts.files().stream()
                .map(file -> dynamicTest(transcripts.name(file), () -> {
                    EmptyAccount.make(place);
                    transcripts.play(file, place);
                }));
    }
}
