package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.it.SmtpClient.base64;

import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.api.management.BanFigures;
import org.mailroom.api.management.KeyFigures;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/**
 * Everyday logins with every mechanism that a mail client of this JVM speaks, and what may be sent after them. Failed logins come
 * from addresses of their own: an address that fails is slowed down and banned.
 */
class LoginsIT {

    private static final String ALICE = "alice@it.example";
    private static final String PASSWORD = "correct horse";
    private static final int BAN_AFTER = 3;

    private static Path directory;
    private static int smtp;
    private static int submission;
    private static int smtps;
    private static TestAuthority authority;
    private static TokenIssuer issuer;
    private static PayaraMicro server;
    private static Management management;
    private static LedgerFile ledger;

    @BeforeAll
    static void start() throws Exception {
        directory = Files.createTempDirectory(Artifacts.workDirectory("logins"), "run");
        ledger = new LedgerFile(directory.resolve("ledger"));
        smtp = Ports.free();
        submission = Ports.free();
        smtps = Ports.free();
        authority = new TestAuthority();
        issuer = new TokenIssuer();
        int jmx = Ports.free();
        server = MicroBuilder.in(directory)
                .adapter(Artifacts.adapter(), settings())
                .deploy(Beans.write(Beans.logins(), directory))
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .javaOption(Management.option(jmx))
                .start();
        management = Management.connect(jmx);
        management.accounts().createAccount(ALICE, PASSWORD);
        management.accounts().createAccount("robot", PASSWORD);
    }

    private static AdapterSettings settings() throws Exception {
        Path first = authority.issue("localhost", "localhost", "127.0.0.1").write(directory.resolve("localhost.pem"));
        Path second = authority.issue("mail", "mail.it.example").write(directory.resolve("mail.pem"));
        Path trust = Files.writeString(
                directory.resolve("authority.pem"),
                TestKey.pem("CERTIFICATE", authority.certificate().getEncoded()));
        AdapterSettings settings = AdapterSettings.none()
                .with("smtpPort", smtp)
                .with("submissionPort", submission)
                .with("smtpsPort", smtps)
                .with("minFreeDisk", 0)
                .with("tlsKeys", first + "," + second)
                .with("tlsReloadInterval", 1)
                .with("tlsClientCertificates", "WANTED")
                .with("tlsTrust", trust)
                .with("secretKeyStore", SecretKey.write(directory.resolve("secret.p12"), PASSWORD))
                .with("secretKeyStorePassword", PASSWORD)
                .with("anySenderUsers", "robot")
                .with("loginDelay", 1)
                .with("maxLoginDelay", 1)
                .with("banAfter", BAN_AFTER);
        return issuer.believedBy(settings, directory);
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

    private static SSLContext client() throws Exception {
        return authority.client();
    }

    private static SmtpClient secure(String from) throws Exception {
        return SmtpClient.tls(from, smtps, client(), "localhost");
    }

    @Test
    void offersWhatWorksAndNothingInClearText() throws Exception {
        try (var client = new SmtpClient(submission)) {
            // Without TLS only what shows no password
            assertThat(client.ask("EHLO me"))
                    .contains("STARTTLS")
                    .containsPattern("AUTH SCRAM-SHA-256 SCRAM-SHA-1 GSS-SPNEGO NTLM(\n|$)");
            assertThat(client.plain(ALICE, PASSWORD)).startsWith("538 5.7.11");
            assertThat(client.ask("MAIL FROM:<" + ALICE + ">")).startsWith("530 5.7.0");
            client.startTls(client(), "localhost");
            assertThat(client.ask("EHLO me"))
                    .doesNotContain("STARTTLS")
                    .containsPattern("AUTH .*SCRAM-SHA-256 .*NTLM .*OAUTHBEARER XOAUTH2 PLAIN LOGIN(\n|$)")
                    .doesNotContain("EXTERNAL");
        }
        assertThat(management.security().getMechanisms())
                .contains("SCRAM-SHA-256-PLUS", "NTLM", "EXTERNAL", "XOAUTH2", "PLAIN");
        assertThat(management.security().getSelfTest()).allMatch(check -> check.isPassed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "NTLM"})
    void sendsByPassword(String mechanism) throws Exception {
        Mailer.startTls(submission, client())
                .mechanism(mechanism)
                .send(ALICE, PASSWORD, ALICE, "starttls " + mechanism);
        Mailer.tls(smtps, client()).mechanism(mechanism).send(ALICE, PASSWORD, ALICE, "smtps " + mechanism);
        ledger.await("ESMTPSA TLSv1.3 TLS_AES_256_GCM_SHA384 " + ALICE + " starttls " + mechanism);
        ledger.await("ESMTPSA TLSv1.3 TLS_AES_256_GCM_SHA384 " + ALICE + " smtps " + mechanism);
        Mailer wrong = Mailer.tls(smtps, client()).mechanism(mechanism).from("127.0.1." + mechanism.length());
        assertThatThrownBy(() -> wrong.send(ALICE, "wrong", ALICE, "never"))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("535 5.7.8");
    }

    @Test
    void sendsByAPasswordThatTheServerNeverSees() throws Exception {
        try (var client = new SmtpClient(submission)) {
            assertThat(ScramLogin.run(client, ALICE, PASSWORD)).startsWith("235 2.7.0");
            assertThat(client.send(ALICE, "facts@it.example", "by scram")).startsWith("250");
        }
        ledger.await("ESMTPA clear " + ALICE + " by scram");
        try (var client = secure("127.0.5.1")) {
            assertThat(ScramLogin.run(client, ALICE, "wrong")).startsWith("535 5.7.8");
        }
    }

    @Test
    void sendsByToken() throws Exception {
        String good = issuer.token(ALICE, TokenIssuer.AUDIENCE, Duration.ofMinutes(5));
        Mailer.tls(smtps, client()).mechanism("XOAUTH2").send(ALICE, good, ALICE, "by xoauth2");
        ledger.await("ESMTPSA TLSv1.3 TLS_AES_256_GCM_SHA384 " + ALICE + " by xoauth2");
        try (var client = secure("127.0.0.1")) {
            assertThat(client.ask("AUTH OAUTHBEARER " + bearer(good))).startsWith("235 2.7.0");
            assertThat(client.send(ALICE, "facts@it.example", "by bearer")).startsWith("250");
        }
        ledger.await("ESMTPSA TLSv1.3 TLS_AES_256_GCM_SHA384 " + ALICE + " by bearer");
    }

    private static String bearer(String token) {
        return base64("n,a=" + ALICE + ",\u0001host=localhost\u0001auth=Bearer " + token + "\u0001\u0001");
    }

    @Test
    void refusesTokensThatAreNotForNowAndHere() throws Exception {
        String over = issuer.token(ALICE, TokenIssuer.AUDIENCE, Duration.ofMinutes(-10));
        String foreign = issuer.token(ALICE, "another-service", Duration.ofMinutes(5));
        Mailer mailer = Mailer.tls(smtps, client()).mechanism("XOAUTH2").from("127.0.2.1");
        for (String token : List.of(over, foreign)) {
            // It reads why, and leaves without waiting for the reply
            assertThatThrownBy(() -> mailer.send(ALICE, token, ALICE, "never"))
                    .isInstanceOf(AuthenticationFailedException.class)
                    .hasMessageContaining(
                            "334 " + base64("{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"\"}"));
        }
        try (var client = secure("127.0.2.2")) {
            assertThat(client.ask("AUTH OAUTHBEARER " + bearer(over))).startsWith("334 ");
            assertThat(client.ask(base64("\u0001"))).startsWith("535 5.7.8");
        }
        assertThat(server.log().await("MR0061 .*127.0.2.1 by XOAUTH2 failed: .*audience", Duration.ofSeconds(10)))
                .isPresent();
        assertThat(server.log().matching("MR0061 .* by (XOAUTH2|OAUTHBEARER) failed: "))
                .hasSize(3)
                .noneMatch(line -> line.contains(over) || line.contains(foreign));
    }

    @Test
    void logsInByCertificate() throws Exception {
        TestKey own = authority.issue("Alice", ALICE);
        try (var client = SmtpClient.tls(smtps, authority.client(own), "localhost")) {
            assertThat(client.ask("EHLO me")).contains("EXTERNAL");
            assertThat(client.ask("AUTH EXTERNAL =")).startsWith("235 2.7.0");
            assertThat(client.send(ALICE, "facts@it.example", "by certificate")).startsWith("250");
        }
        ledger.await("ESMTPSA TLSv1.3 TLS_AES_256_GCM_SHA384 " + ALICE + " by certificate");
        TestKey stranger = authority.issue("Nobody", "nobody@it.example");
        try (var client = SmtpClient.tls("127.0.3.1", smtps, authority.client(stranger), "localhost")) {
            assertThat(client.ask("AUTH EXTERNAL =")).startsWith("535 5.7.8");
        }
        try (var client = SmtpClient.tls("127.0.3.2", smtps, authority.client(own), "localhost")) {
            assertThat(client.ask("AUTH EXTERNAL " + base64("robot"))).startsWith("535 5.7.8");
        }
    }

    @Test
    void letsUsersSendAsThemselvesOnly() throws Exception {
        Mailer mailer = Mailer.tls(smtps, client());
        assertThatThrownBy(() -> mailer.send(ALICE, PASSWORD, "bob@it.example", "never"))
                .hasStackTraceContaining("553 5.7.1");
        mailer.send("robot", PASSWORD, "bob@it.example", "as anybody");
        ledger.await("ESMTPSA TLSv1.3 TLS_AES_256_GCM_SHA384 robot as anybody");
        try (var client = secure("127.0.0.1")) {
            assertThat(client.ask("MAIL FROM:<" + ALICE + ">")).startsWith("530 5.7.0");
        }
        // The port between servers asks nobody
        try (var client = new SmtpClient(smtp)) {
            assertThat(client.send("facts@it.example", "from afar")).startsWith("250");
        }
        ledger.await("ESMTP clear nobody from afar");
    }

    @Test
    void slowsDownAndBansWhoGuesses() throws Exception {
        String guesser = "127.0.4.1";
        for (int i = 0; i < BAN_AFTER; i++) {
            try (var client = secure(guesser)) {
                long start = System.nanoTime();
                assertThat(client.plain(ALICE, "guess " + i)).startsWith(i < BAN_AFTER - 1 ? "535 5.7.8" : "");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
            }
        }
        assertThat(management.security().getBans())
                .extracting(BanFigures::getAddress)
                .contains(guesser);
        try (var banned = SmtpClient.from(guesser, submission)) {
            assertThat(banned.greeting()).startsWith("421 4.7.0");
        }
        assertThat(server.log().contains("MR0063 .*" + guesser + " is turned away until "))
                .isTrue();
        management.security().unban(guesser);
        assertThat(management.security().getBans())
                .extracting(BanFigures::getAddress)
                .doesNotContain(guesser);
        try (var client = secure(guesser)) {
            assertThat(client.plain(ALICE, PASSWORD)).startsWith("235");
        }
    }

    @Test
    void showsEachNameItsCertificateAndTakesNewOnesInTheirPlace() throws Exception {
        Path file = directory.resolve("mail.pem");
        try (var old = SmtpClient.tls(smtps, client(), "mail.it.example")) {
            X509Certificate first = certificate(old);
            assertThat(first.getSubjectX500Principal().getName()).isEqualTo("CN=mail");
            try (var other = SmtpClient.tls(smtps, client(), "localhost")) {
                assertThat(certificate(other).getSubjectX500Principal().getName())
                        .isEqualTo("CN=localhost");
            }

            TestKey renewed = authority.issue("renewed", "mail.it.example");
            renewed.write(file);
            assertThat(server.log().await("MR0055 ", Duration.ofSeconds(30))).isPresent();
            try (var client = SmtpClient.tls(smtps, client(), "mail.it.example")) {
                assertThat(certificate(client)).isEqualTo(renewed.certificate());
            }
            assertThat(old.plain(ALICE, PASSWORD)).startsWith("235");

            var log = server.log().fromHere();
            new TestKey(authority.issue("mixed up", "mail.it.example").key(), renewed.certificate()).write(file);
            assertThat(log.await("MR0056 .*" + file, Duration.ofSeconds(30))).isPresent();
            assertThatThrownBy(() -> management.security().reloadKeys())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString());
            try (var client = SmtpClient.tls(smtps, client(), "mail.it.example")) {
                assertThat(certificate(client)).isEqualTo(renewed.certificate());
            }
            assertThat(management.security().getKeys())
                    .extracting(KeyFigures::getNames)
                    .contains(List.of("mail.it.example"));
            assertThat(old.send(ALICE, "facts@it.example", "old connection")).startsWith("250");
        }
    }

    private static X509Certificate certificate(SmtpClient client) throws IOException {
        return (X509Certificate) client.session().getPeerCertificates()[0];
    }
}
