package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailroom.api.management.DeadLetter;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/** From a socket to a bean and its fate, in a real server with the real archives. */
class DeliveryIT {

    /** Too little for what is sent at once in {@link #streamsLargeMessages}, unless it is streamed. */
    private static final String HEAP = "-Xmx256m";

    private static int smtp;
    private static int lmtp;
    private static PayaraMicro server;
    private static Management management;
    private static LedgerFile ledger;

    @BeforeAll
    static void start() throws IOException {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("delivery"), "run");
        ledger = new LedgerFile(directory.resolve("ledger"));
        smtp = Ports.free();
        lmtp = Ports.free();
        int jmx = Ports.free();
        MicroBuilder builder = MicroBuilder.in(directory)
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", smtp)
                                .with("lmtpPort", lmtp)
                                .with("hostName", "${ENV=MAIL_HOST}")
                                .with("maxRecipients", "${MPCONFIG=mail.recipients:77}")
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.scripted(), directory))
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .environment("MAIL_HOST", "mail.it.example")
                .javaOption(HEAP);
        builder.javaOption(Management.option(jmx));
        server = builder.start();
        management = Management.connect(jmx);
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

    private static String send(String recipient, String subject) throws IOException {
        try (var client = new SmtpClient(smtp)) {
            return client.send(recipient, subject);
        }
    }

    @Test
    void deliversToTheBean() throws Exception {
        assertThat(send("scripted@it.example", "plain")).startsWith("250 2.0.0 Accepted as ");
        ledger.await("scripted handled plain");
        assertThat(ledger.about("plain")).contains("scripted attempt 1 scripted@it.example plain");
    }

    @Test
    void takesItsConfigurationFromTheEnvironment() throws Exception {
        try (var client = new SmtpClient(smtp)) {
            assertThat(client.ask("EHLO me"))
                    .startsWith("250-mail.it.example greets me\n")
                    .contains("LIMITS RCPTMAX=77");
        }
    }

    @Test
    void refusesARecipientThatNobodyConsumes() throws Exception {
        assertThat(send("nobody@it.example", "unknown")).startsWith("550 5.1.1 ");
    }

    @Test
    void givesEachSubscriptionItsOwnFate() throws Exception {
        assertThat(send("everyone@all.it.example", "throw 1 own fate")).startsWith("250");
        ledger.await("scripted attempt 2 everyone@all.it.example throw 1 own fate");
        ledger.await("second attempt 2 everyone@all.it.example throw 1 own fate");
    }

    @Test
    void triesAgainAfterAnException() throws Exception {
        send("scripted@it.example", "throw 2 retried");
        ledger.await("scripted attempt 3 scripted@it.example throw 2 retried");
        assertThat(ledger.about("throw 2 retried")).hasSize(3);
    }

    @Test
    void triesAgainAfterARollback() throws Exception {
        send("scripted@it.example", "rollback 2 retried");
        ledger.await("scripted attempt 3 scripted@it.example rollback 2 retried");
        assertThat(ledger.about("rollback 2 retried")).hasSize(3);
    }

    @Test
    void keepsWhatIsGivenUpAndDeliversItAgainWhenTheAdministratorSaysSo() throws Exception {
        send("scripted@it.example", "throw 3 given up");
        DeadLetter letter = awaitDeadLetter("told to by 'throw 3 given up'");
        assertThat(letter.getAttempts()).isEqualTo(3);
        assertThat(letter.getRecipients()).isEqualTo("scripted@it.example");
        management.queue().retryDeadLetter(letter.getDeliveryId());
        awaitDeadLetter("told to by 'throw 3 given up'");
        assertThat(ledger.about("throw 3 given up")).hasSize(6);
        management.queue().deleteDeadLetter(letter.getDeliveryId());
        assertThatThrownBy(() -> management.queue().deleteDeadLetter(letter.getDeliveryId()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void buriesWhatABeanRejects() throws Exception {
        send("scripted@it.example", "reject for good");
        DeadLetter letter = awaitDeadLetter("rejected by the bean: 5.7.1 Not this one: reject for good");
        assertThat(letter.getAttempts()).isEqualTo(1);
    }

    private static DeadLetter awaitDeadLetter(String reason) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            for (DeadLetter letter : management.queue().listDeadLetters("scripted", 0, 100)) {
                if (letter.getReason().endsWith(reason)) {
                    return letter;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no dead letter because of " + reason);
    }

    @Test
    void handsDeadLettersToAnotherBean() throws Exception {
        send("doomed@it.example", "throw 9 doomed");
        ledger.await("graves attempt 1 doomed@it.example throw 9 doomed");
        assertThat(ledger.about("throw 9 doomed"))
                .filteredOn(line -> line.startsWith("doomed"))
                .hasSize(2);
    }

    @Test
    void letsTheBeanDecideTheReply() throws Exception {
        assertThat(send("gate@it.example", "welcome")).startsWith("250 2.0.0 Accepted");
        assertThat(send("gate@it.example", "reject spam")).isEqualTo("550 5.7.1 Not this one: reject spam");
        assertThat(send("gate@it.example", "later please")).isEqualTo("451 4.3.0 Not now: later please");
        assertThat(send("gate@it.example", "throw 1 broken")).startsWith("451 4.3.0 ");
        assertThat(send("gate@it.example", "rollback 1 undone")).startsWith("451 4.3.0 ");
        assertThat(ledger.lines()).contains("gate handled welcome");
        assertThat(management.queue().listDeadLetters("gate", 0, 10)).isEmpty();
    }

    @Test
    void answersForEachRecipientByLmtp() throws Exception {
        try (var client = new SmtpClient(lmtp)) {
            client.ask("LHLO client.example");
            assertThat(client.ask("MAIL FROM:<>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<scripted@it.example>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<nobody@it.example>")).startsWith("550");
            assertThat(client.ask("RCPT TO:<graves@it.example>")).startsWith("250");
            assertThat(client.ask("DATA")).startsWith("354");
            assertThat(client.ask("Subject: by lmtp\r\n\r\n.")).startsWith("250");
            assertThat(client.reply()).startsWith("250");
        }
        ledger.await("scripted handled by lmtp");
        ledger.await("graves handled by lmtp");
    }

    @Test
    void namesASubscriptionThatHasNoName() throws Exception {
        send("nameless@it.example", "without transaction");
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (ledger.about("handled without transaction").isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(ledger.about("handled without transaction"))
                .singleElement()
                .asString()
                .contains("NamelessBean");
    }

    @Test
    void sendsWhatABeanSendsWhenItsTransactionCommits() throws Exception {
        send("relay@it.example", "good copy");
        ledger.await("scripted handled relayed 1 good copy");
        send("relay@it.example", "takeback copy");
        ledger.await("scripted handled relayed 2 takeback copy");
        assertThat(ledger.lines()).doesNotContain("scripted handled relayed 1 takeback copy");
        send("relay@it.example", "nowhere to go");
        ledger.await("relay failed Nobody here takes mail for x@nowhere.example");
    }

    @Test
    void streamsLargeMessages() throws Exception {
        byte[] line = new byte[1024];
        Arrays.fill(line, (byte) 'x');
        line[1022] = '\r';
        line[1023] = '\n';
        int lines = 50 * 1024 - 1;
        var digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < lines; i++) {
            digest.update(line);
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> replies =
                    threads.invokeAll(Collections.nCopies(8, (Callable<String>) () -> sendLarge(line, lines)));
            for (Future<String> reply : replies) {
                assertThat(reply.get()).startsWith("250 2.0.0");
            }
        } finally {
            threads.shutdown();
        }
        String expected = "digest true " + HexFormat.of().formatHex(digest.digest());
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        List<String> noted = new ArrayList<>();
        while (noted.size() < 8 && System.nanoTime() < deadline) {
            Thread.sleep(100);
            noted = ledger.lines().stream().filter(expected::equals).toList();
        }
        assertThat(noted).hasSize(8);
        assertThat(server.log().contains("OutOfMemoryError")).isFalse();
    }

    private static String sendLarge(byte[] line, int lines) throws IOException {
        try (var client = new SmtpClient(smtp)) {
            client.ask("MAIL FROM:<> SIZE=" + (long) lines * line.length);
            client.ask("RCPT TO:<digest@it.example>");
            client.ask("DATA");
            byte[] block = new byte[line.length * 64];
            for (int i = 0; i < 64; i++) {
                System.arraycopy(line, 0, block, i * line.length, line.length);
            }
            int left = lines;
            for (; left >= 64; left -= 64) {
                client.out().write(block);
            }
            client.out().write(block, 0, left * line.length);
            return client.ask(".");
        }
    }

    @Test
    void showsTheAdministratorItsSubscriptions() throws Exception {
        assertThat(management.queue().getSubscriptions()).anySatisfy(subscription -> {
            assertThat(subscription.getName()).isEqualTo("gate");
            assertThat(subscription.getAcknowledge()).isEqualTo("BEFORE_REPLY");
            assertThat(subscription.isActive()).isTrue();
            assertThat(subscription.getRecipients()).containsExactly("gate@it.example");
        });
        assertThat(management.queue().isAccepting()).isTrue();
        assertThatThrownBy(() -> management.queue().removeSubscription("gate"))
                .isInstanceOf(IllegalStateException.class);
    }
}
