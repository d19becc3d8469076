package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.it.SmtpClient.base64;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailroom.api.management.BanFigures;
import org.mailroom.api.management.ConnectionFigures;
import org.mailroom.api.management.ListenerFigures;
import org.mailroom.api.management.ServerMXBean;
import org.mailroom.api.management.SubscriptionFigures;
import org.mailroom.it.imap.ImapClient;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/** What an administrator sees of the deployed adapter and changes of it while it runs, by JMX and by the pages for monitors. */
class AdminIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ALICE = "alice";
    private static final String PASSWORD = "correct-horse";

    private static int smtp;
    private static int submission;
    private static int imap;
    private static PayaraMicro server;
    private static Management management;
    private static ServerMXBean admin;
    private static LedgerFile ledger;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("admin"), "run");
        ledger = new LedgerFile(directory.resolve("ledger"));
        smtp = Ports.free();
        submission = Ports.free();
        imap = Ports.free();
        int jmx = Ports.free();
        server = MicroBuilder.in(directory)
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", smtp)
                                .with("submissionPort", submission)
                                .with("imapPort", imap)
                                .with("allowClearTextLogins", true)
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.scripted(), directory))
                .deploy(Artifacts.web())
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .javaOption(Management.option(jmx))
                .start();
        management = Management.connect(jmx);
        management.accounts().createAccount(ALICE, PASSWORD);
        admin = management.mailServer();
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

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    @Test
    void pausesAListenerWhileOthersGoOn() throws Exception {
        try (var open = new SmtpClient(smtp)) {
            admin.pauseListener("SMTP");
            assertThatThrownBy(() -> new SmtpClient(smtp)).isInstanceOf(ConnectException.class);
            assertThat(open.send("scripted@it.example", "while paused")).startsWith("250");
            try (var other = ImapClient.login(imap, ALICE, PASSWORD)) {
                assertThat(other.ask("NOOP")).contains("OK");
            }
            assertThat(admin.getListeners())
                    .extracting(ListenerFigures::getName, ListenerFigures::getState)
                    .extracting(Object::toString)
                    .containsExactly("(\"SMTP\", \"PAUSED\")", "(\"submission\", \"OPEN\")", "(\"IMAP\", \"OPEN\")");
            admin.resumeListener("SMTP");
        }
        try (var again = new SmtpClient(smtp)) {
            assertThat(again.ask("NOOP")).startsWith("250");
        }
        ledger.await("scripted handled while paused");
    }

    @Test
    void showsSessionsAndEndsThem() throws Exception {
        try (var mail = new SmtpClient(submission);
                var mailbox = ImapClient.login(imap, ALICE, PASSWORD)) {
            assertThat(mail.plain(ALICE, PASSWORD)).startsWith("235");
            mailbox.ask("SELECT INBOX");
            ConnectionFigures reading = session("IMAP");
            assertThat(reading.getUser()).isEqualTo(ALICE);
            assertThat(reading.getState()).isEqualTo("selected INBOX");
            assertThat(reading.getPeer()).isEqualTo("127.0.0.1");
            admin.disconnect(session("submission").getId());
            assertThat(mail.reply()).startsWith("421 4.3.2");
            admin.disconnect(reading.getId());
            assertThatThrownBy(() -> mailbox.ask("NOOP")).isInstanceOf(IOException.class);
        }
    }

    private static ConnectionFigures session(String listener) {
        return admin.listConnections(0, 1000).stream()
                .filter(connection -> connection.getListener().equals(listener))
                .filter(connection -> connection.getUser().equals(ALICE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pausesSubscriptions() throws Exception {
        management.queue().pauseSubscription("scripted");
        management.queue().pauseSubscription("gate");
        try (var client = new SmtpClient(smtp)) {
            assertThat(client.send("scripted@it.example", "kept for later")).startsWith("250");
            assertThat(client.send("gate@it.example", "asked to wait")).startsWith("451 4.3.2");
            SubscriptionFigures paused = subscription("scripted");
            assertThat(paused.isPaused()).isTrue();
            assertThat(paused.isActive()).isTrue();
            assertThat(paused.getWaiting()).isEqualTo(1);
            assertThat(ledger.about("kept for later")).isEmpty();
            management.queue().resumeSubscription("scripted");
            management.queue().resumeSubscription("gate");
            ledger.await("scripted handled kept for later");
            assertThat(subscription("scripted").isPaused()).isFalse();
            assertThat(client.send("gate@it.example", "decided")).startsWith("250");
        }
    }

    private static SubscriptionFigures subscription(String name) throws Exception {
        return management.queue().getSubscriptions().stream()
                .filter(subscription -> subscription.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tracesSessionsWithoutTheirSecrets() throws Exception {
        var log = server.log().fromHere();
        admin.startTrace("127.0.0.1", 5);
        admin.startTrace(ALICE, 5);
        assertThat(admin.getTraces()).hasSize(2);
        String plain = base64("\0" + ALICE + "\0" + PASSWORD);
        try (var client = new SmtpClient(submission)) {
            assertThat(client.ask("AUTH PLAIN " + plain)).startsWith("235");
        }
        try (var client = new SmtpClient(submission)) {
            assertThat(client.ask("AUTH LOGIN")).startsWith("334");
            assertThat(client.ask(base64(ALICE))).startsWith("334");
            assertThat(client.ask(base64(PASSWORD))).startsWith("235");
            assertThat(client.ask("NOOP")).startsWith("250");
        }
        try (var client = ImapClient.login(imap, ALICE, PASSWORD)) {
            client.ask("APPEND INBOX {20+}\r\nSubject: private\r\n\r\n");
            client.ask("SELECT INBOX");
            client.ask("FETCH 1 BODY[]");
        }
        admin.stopTrace(ALICE);
        admin.stopTrace("127.0.0.1");
        assertThat(log.await("org.mailroom.trace: #[0-9]+ 127.0.0.1 S: .* OK FETCH", PATIENCE))
                .isPresent();
        assertThat(log.text())
                .contains("C: AUTH PLAIN <hidden>", "C: AUTH LOGIN", "S: 334 <challenge>", "S: 235 2.7.0")
                .containsPattern("C: a[0-9]+ LOGIN <hidden> <hidden>")
                .containsPattern("S: \\* 1 FETCH \\(.*BODY\\[\\] <[0-9]+ octets>")
                .doesNotContain(PASSWORD)
                .doesNotContain(plain)
                .doesNotContain(base64(PASSWORD))
                .doesNotContain("Subject: private");
    }

    @Test
    void countsWhatHappens() throws Exception {
        long before = admin.getTotals().get("commands");
        try (var client = new SmtpClient(smtp)) {
            for (int i = 0; i < 20; i++) {
                client.ask("NOOP");
            }
        }
        assertThat(admin.getTotals().get("commands") - before).isGreaterThanOrEqualTo(20);
        await(() -> admin.getRates().stream()
                        .mapToLong(rate -> rate.getCounts().get("commands"))
                        .sum()
                >= before + 20);
    }

    @Test
    void tellsMoreOfLoginsWhenAsked() throws Exception {
        var log = server.log().fromHere();
        admin.setLogLevel("LOGIN", "DEBUG");
        ImapClient.login(imap, ALICE, PASSWORD).close();
        assertThat(log.await("MR0060 alice has logged in", PATIENCE)).isPresent();
        admin.setLogLevel("LOGIN", "DEFAULT");
        assertThat(admin.getLogLevels()).containsEntry("LOGIN", "INFO");
    }

    @Test
    void bansAddresses() throws Exception {
        management.security().ban("127.0.7.1", 5);
        assertThat(management.security().getBans())
                .extracting(BanFigures::getAddress)
                .contains("127.0.7.1");
        try (var banned = SmtpClient.from("127.0.7.1", smtp)) {
            assertThat(banned.greeting()).startsWith("421 4.7.0");
        }
        management.security().unban("127.0.7.1");
        try (var client = SmtpClient.from("127.0.7.1", smtp)) {
            assertThat(client.greeting()).startsWith("220");
        }
    }

    @Test
    void showsMonitorsHowItIs() throws Exception {
        try (var open = new SmtpClient(smtp)) {
            assertThat(open.send("scripted@it.example", "for the figures")).startsWith("250");
            String metrics = Page.get(server.url().resolve("metrics")).body();
            assertThat(metrics)
                    .containsPattern("(?m)^mailroom_adapters\\{.*} 1$")
                    .containsPattern("(?m)^mailroom_listeners_open\\{.*} [23]$")
                    .containsPattern("(?m)^mailroom_connections_open\\{.*} [1-9][0-9]*$")
                    .containsPattern("(?m)^mailroom_messages_accepted_total\\{.*} [1-9][0-9]*$")
                    .containsPattern("(?m)^mailroom_queue_closed\\{.*} 0$");
        }
        var health = Page.get(server.url().resolve("health"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("mailroom-alive", "mailroom-listeners", "mailroom-queue", "mailroom-self-test")
                .contains("mailroom accepting");
    }
}
