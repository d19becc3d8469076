package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.Jdks;
import org.mailroom.it.server.Listeners;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.PayaraServer;
import org.mailroom.it.server.Ports;
import org.mailroom.it.server.ServerUser;

/** The demo application in each server it is meant for: mail goes in, and shows up on the page. */
class DemoApplicationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final int smtpPort = Ports.free();
    private final AdapterSettings settings = AdapterSettings.none().with("smtpPort", smtpPort);

    /** The oldest Java we support and the newest that is here; once when they are the same. */
    static IntStream javas() {
        return IntStream.of(
                        Jdks.all().get(Jdks.all().size() - 1).feature(),
                        Jdks.newest().feature())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void onPayaraMicro(int java) throws Exception {
        try (PayaraMicro micro = MicroBuilder.in(directory)
                .jdk(Jdks.of(java).orElseThrow())
                .adapter(Artifacts.adapter(), settings)
                .deploy(Artifacts.beans())
                .deploy(Artifacts.web())
                .user(ServerUser.VIEWER)
                .start()) {
            mailIsShown(micro.url());
            assertThat(Listeners.reachableFromOutside(micro.pid())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    void inOneArchiveOnPayaraServer(int version) throws Exception {
        Jdk jdk = Jdks.newest();
        Assumptions.assumeTrue(version < 7 || jdk.feature() >= 21, "Payara 7 needs Java 21");
        try (PayaraServer server = PayaraServer.create(version, jdk, directory)) {
            server.start();
            server.addUser(ServerUser.VIEWER);
            server.configureAdapter("mailroom-demo#mailroom", settings);
            String name = server.deploy(Artifacts.ear());
            mailIsShown(server.url());

            server.undeploy(name);
            assertThat(Ports.isFree(smtpPort)).isTrue();
            server.deploy(Artifacts.ear());
            mailIsShown(server.url());
            assertThat(Listeners.reachableFromOutside(server.pid())).isEmpty();
        }
    }

    private void mailIsShown(URI url) throws Exception {
        Smtp.send(smtpPort, "orders+box@example.com", "Fünf <Kisten>", "one\r\ntwo\r\n");
        Smtp.send(smtpPort, "help@example.com", "A question", "?");
        Smtp.send(smtpPort, "flaky@example.com", "Try me", "?");
        assertThatThrownBy(() -> Smtp.send(smtpPort, "help@example.com", "spam", "?"))
                .isInstanceOf(MessagingException.class)
                .hasStackTraceContaining("looks like advertising");

        Page page = Page.login(url, ServerUser.VIEWER);
        page.awaitText("Fünf &lt;Kisten&gt;", PATIENCE);
        page.awaitText("request taken", PATIENCE);
        page.awaitText("worked at last", PATIENCE);
    }
}
