package org.mailroom.it.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.it.LedgerFile;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;

/** Angus Mail, which applications use to send, logs in by all that it knows. */
class AngusMailIT {

    private static SecureServer server;
    private static ServerCertificate certificate;
    private static LedgerFile ledger;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("angus-mail"), "run");
        certificate = ServerCertificate.make(directory);
        TokenIssuer issuer = TokenIssuer.make();
        token = issuer.token(SecureServer.USER);
        ledger = new LedgerFile(directory.resolve("ledger"));
        server = SecureServer.start(
                directory, Jdk.running(), certificate, issuer.believedBy(AdapterSettings.none(), directory));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<String> mechanisms() {
        return Stream.of("PLAIN", "LOGIN", "NTLM", "XOAUTH2");
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void sendsAfterALoginOverStarttls(String mechanism) throws Exception {
        String subject = "starttls " + mechanism;
        send(session("smtp", mechanism), server.submissionPort(), secret(mechanism), subject);
        awaitNoted(subject);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void sendsAfterALoginOverImplicitTls(String mechanism) throws Exception {
        String subject = "smtps " + mechanism;
        send(session("smtps", mechanism), server.smtpsPort(), secret(mechanism), subject);
        awaitNoted(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "NTLM"})
    void isToldThatAPasswordIsWrong(String mechanism) {
        assertThatThrownBy(() -> send(
                        session("smtps", mechanism),
                        server.smtpsPort(),
                        "not" + secret(mechanism),
                        "never " + mechanism))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("5.7.8");
    }

    /** It does not wait for the reply: the challenge that tells what is wrong (RFC 7628, section 3.2.2) is enough for it. */
    @Test
    void isToldThatATokenIsWrong() {
        assertThatThrownBy(() -> send(session("smtps", "XOAUTH2"), server.smtpsPort(), "not" + token, "never"))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageStartingWith("334 ");
    }

    @Test
    void isNotOfferedDigestMd5() {
        assertThatThrownBy(() -> send(session("smtps", "DIGEST-MD5"), server.smtpsPort(), secret("PLAIN"), "never"))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThat(ledger.lines()).noneMatch(line -> line.contains("never"));
    }

    private static void awaitNoted(String subject) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ledger.lines().stream().noneMatch(line -> line.endsWith(" " + subject))) {
            assertThat(System.nanoTime()).as("%s in time", subject).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static String secret(String mechanism) {
        return mechanism.equals("XOAUTH2") ? token : SecureServer.PASSWORD;
    }

    private static Session session(String protocol, String mechanism) throws GeneralSecurityException {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "auth", "true");
        properties.setProperty(prefix + "auth.mechanisms", mechanism);
        properties.setProperty(prefix + "starttls.required", String.valueOf(protocol.equals("smtp")));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(protocol.equals("smtp")));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "timeout", "30000");
        properties.put(prefix + "ssl.socketFactory", TlsClient.factory(certificate.certificate()));
        return Session.getInstance(properties);
    }

    private static void send(Session session, int port, String secret, String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("ann@example.net"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("orders@example.com"));
        message.setSubject(subject);
        message.setText("Two boxes, please.");
        try (Transport transport = session.getTransport()) {
            transport.connect("127.0.0.1", port, SecureServer.USER, secret);
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
