package org.mailroom.it.imap;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailroom.it.Beans;
import org.mailroom.it.Management;
import org.mailroom.it.security.ServerCertificate;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;
import org.mailroom.server.imap.transcript.EmptyAccount;
import org.mailroom.server.imap.transcript.Place;
import org.mailroom.server.imap.transcript.Transcripts;

/** Every dialogue of the server's own tests, with the adapter where its users have it. */
class ImapTranscriptIT {

    private static final String USER = "ali";
    private static final String PASSWORD = "opensesame";

    private static Place place;
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("imap-transcripts"), "run");
        ServerCertificate certificate = ServerCertificate.make(directory);
        int imap = Ports.free();
        int jmx = Ports.free();
        server = MicroBuilder.in(directory)
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", 0)
                                .with("imapPort", imap)
                                .with("tlsKeys", certificate.keyStore())
                                .with("tlsKeyPassword", ServerCertificate.PASSWORD)
                                .with("allowClearTextLogins", true)
                                .with("loginDelay", 0)
                                .with("maxLoginDelay", 0)
                                .with("banAfter", 0)
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.door(), directory))
                .javaOption(Management.option(jmx))
                .start();
        try (Management management = Management.connect(jmx)) {
            management.accounts().createAccount(USER, PASSWORD);
        }
        place = new Place("127.0.0.1", imap, USER, PASSWORD, Optional.of(certificate.trusted()));
    }

    @AfterAll
    static void stop() {
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
