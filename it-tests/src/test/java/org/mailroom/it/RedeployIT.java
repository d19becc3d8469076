package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.PayaraServer;
import org.mailroom.it.server.Ports;

/** A stand-alone adapter on Payara Server that comes and goes: nothing of it is left behind, and no mail bounces meanwhile. */
class RedeployIT {

    private static final int TIMES = 10;
    private static final String OURS = "org.mailroom.connector.management.Log";

    /**
     * Class loaders that may outlive their adapter, however often it is deployed: Payara's thread that stopped the last one has
     * it as its context, and Java 17 remembers one class of the last record that was compared.
     */
    private static final int LEFTOVER_LOADERS = 2;

    /** Each takes its turn; the native library of the last one goes with its class loader like all else. */
    private static final List<String> ENGINES = List.of("JDK", "BCJSSE", "OPENSSL");

    private static final String PASSWORD = "opensesame";
    private static final String PROPERTY = "resources.resource-adapter-config.mailroom.property.";

    private static Path directory;
    private static TestAuthority authority;
    private static int smtp;
    private static int smtps;
    private static LedgerFile ledger;
    private static PayaraServer server;

    @BeforeAll
    static void start() throws Exception {
        directory = Files.createTempDirectory(Artifacts.workDirectory("redeploy"), "run");
        authority = new TestAuthority();
        smtp = Ports.free();
        smtps = Ports.free();
        ledger = new LedgerFile(directory.resolve("ledger"));
        server = PayaraServer.create(6, Jdk.running(), directory);
        server.start();
        server.asadmin("create-system-properties", "mailroom.it.ledger=" + ledger.path());
        server.configureAdapter(
                "mailroom",
                AdapterSettings.none()
                        .with("smtpPort", smtp)
                        .with("smtpsPort", smtps)
                        .with("tlsEngine", "JDK")
                        .with(
                                "tlsKeys",
                                authority.issue("localhost", "localhost").write(directory.resolve("server.pem")))
                        .with("secretKeyStore", SecretKey.write(directory.resolve("secret.p12"), PASSWORD))
                        .with("secretKeyStorePassword", PASSWORD)
                        .with("loginDelay", 0)
                        .with("dataDirectory", directory.resolve("mailroom-data"))
                        .with("minFreeDisk", 0));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        server.undeploy(server.deploy(Artifacts.adapter()));
        addUser();
        Path beans = Beans.write(Beans.scripted(), directory);
        for (int i = 1; i <= TIMES; i++) {
            server.asadmin("set", PROPERTY + "tlsEngine=" + ENGINES.get(i % ENGINES.size()));
            String adapter = server.deploy(Artifacts.adapter());
            String application = server.deploy(beans);
            try (var client = new SmtpClient(smtp);
                    var idle = new SmtpClient(smtp);
                    var secure = SmtpClient.tls(smtps, authority.client(), "localhost")) {
                logIn(secure);
                assertThat(client.send("scripted@it.example", "round " + i)).startsWith("250");
                ledger.await("scripted handled round " + i);
                server.undeploy(application);
                server.undeploy(adapter);
                assertThat(idle.reply()).startsWith("421 4.3.2");
                assertThat(secure.reply()).startsWith("421 4.3.2");
            }
            assertThat(Ports.isFree(smtp)).isTrue();
            assertThat(Ports.isFree(smtps)).isTrue();
            assertThat(jcmd("Thread.print").filter(line -> line.contains("\"mailroom")))
                    .isEmpty();
            assertThat(openFiles(directory.resolve("mailroom-data"))).isEmpty();
        }
        assertThat(loaders()).isLessThanOrEqualTo(LEFTOVER_LOADERS);
    }

    private static void addUser() throws Exception {
        assertThat(CommandLine.unpack(directory.resolve("unpacked"))
                        .run(
                                Map.of("MAILROOM_SECRET_KEY_PASSWORD", PASSWORD),
                                PASSWORD,
                                "accounts",
                                "add",
                                "ali",
                                "--password-stdin",
                                "--data=" + directory.resolve("mailroom-data"),
                                "--secret-key-store=" + directory.resolve("secret.p12")))
                .isEqualTo(new CommandLine.Outcome(0, ""));
    }

    /** By everything that loads classes of its own, the last on a connection that stays open. */
    private static void logIn(SmtpClient open) throws Exception {
        Mailer mailer = Mailer.tls(smtps, authority.client());
        for (String mechanism : List.of("PLAIN", "NTLM")) {
            mailer.mechanism(mechanism).logIn("ali", PASSWORD);
        }
        assertThatThrownBy(() -> mailer.logIn("ali", "wrong")).hasMessageContaining("535 5.7.8");
        assertThat(ScramLogin.run(open, "ali", PASSWORD)).startsWith("235");
    }

    @Test
    void bouncesNothingWhileTheServerHasDroppedTheBeans() throws Exception {
        String adapter = server.deploy(Artifacts.adapter());
        String application = server.deploy(Beans.write(Beans.scripted(), directory));
        assertThat(send("nobody@it.example", "unknown")).startsWith("550 5.1.1");
        // A changed configuration restarts the adapter, and Payara does not activate the beans again
        server.asadmin("set", PROPERTY + "maxRecipients=500");
        assertThat(send("scripted@it.example", "kept meanwhile")).startsWith("250");
        assertThat(send("nobody@it.example", "unknown")).startsWith("451 4.3.2");
        assertThat(send("gate@it.example", "undecided")).startsWith("451 4.3.2");
        try (var client = new SmtpClient(smtp)) {
            assertThat(client.ask("EHLO me")).contains("LIMITS RCPTMAX=500");
        }
        assertThat(ledger.about("kept meanwhile")).isEmpty();
        server.asadmin("disable", application);
        server.asadmin("enable", application);
        ledger.await("scripted handled kept meanwhile");
        server.undeploy(application);
        server.undeploy(adapter);
    }

    @Test
    void saysWhichPropertyIsWrong() throws Exception {
        server.asadmin("set", PROPERTY + "maxRecipients=0");
        assertThatThrownBy(() -> server.deploy(Artifacts.adapter()))
                .hasMessageContaining("maxRecipients is '0', but it is a number from 1 to 1000000");
        server.asadmin("set", PROPERTY + "maxRecipients=1000");
        saysWhichKeyIsWrong();
        try (var taken = new ServerSocket(smtp, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> server.deploy(Artifacts.adapter()))
                    .hasMessageContaining("the SMTP listener cannot bind 127.0.0.1:" + smtp);
        }
        String adapter = server.deploy(Artifacts.adapter());
        try (var client = new SmtpClient(smtp)) {
            assertThat(client.ask("NOOP")).startsWith("250");
        }
        server.undeploy(adapter);
    }

    private static void saysWhichKeyIsWrong() throws Exception {
        Path file = directory.resolve("server.pem");
        byte[] good = Files.readAllBytes(file);
        TestKey one = authority.issue("localhost", "localhost");
        new TestKey(authority.issue("another").key(), one.certificate()).write(file);
        assertThatThrownBy(() -> server.deploy(Artifacts.adapter()))
                .hasMessageContaining("tlsKeys is '" + file + "'")
                .hasMessageContaining(file + " has a certificate for another key (the first is for CN=localhost);")
                .hasMessageContaining("name the private key that the certificate was made for");
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertThatThrownBy(() -> server.deploy(Artifacts.adapter()))
                .hasMessageContaining("tlsKeys is '" + file + "'")
                .hasMessageContaining(file + " is damaged after 0 certificates and 0 private keys")
                .hasMessageContaining("copy it again, whole");
        Files.write(file, good);
    }

    private static String send(String recipient, String subject) throws IOException {
        try (var client = new SmtpClient(smtp)) {
            return client.send(recipient, subject);
        }
    }

    /**
     * How many class loaders of ours live in the end, each with instances of its own class: SQLite's loader runs a program, and on Java 17 the JDK's thread that waited for it keeps who
     * started it for another minute.
     */
    private static long loaders() throws Exception {
        long count = 0;
        for (int attempt = 0; attempt < 45; attempt++) {
            count = jcmd("GC.class_histogram")
                    .filter(line -> line.endsWith(" " + OURS))
                    .count();
            if (count <= LEFTOVER_LOADERS) {
                return count;
            }
            Thread.sleep(Duration.ofSeconds(2).toMillis());
        }
        return count;
    }

    private static Stream<String> jcmd(String command) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Jdk.running().home().resolve("bin/jcmd").toString(), String.valueOf(server.pid()), command)
                .redirectErrorStream(true)
                .start();
        try (InputStream out = jcmd.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    private static List<String> openFiles(Path below) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(server.pid()), "fd"))) {
            return descriptors
                    .map(RedeployIT::target)
                    .filter(target -> target.startsWith(below.toString()))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
