package org.mailroom.it.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.management.JMException;
import javax.net.ssl.SSLContext;
import org.mailroom.it.Beans;
import org.mailroom.it.Management;
import org.mailroom.it.imap.ImapClient;
import org.mailroom.it.security.ServerCertificate;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/**
 * A server that takes all protocols, with and without TLS, and as many connections as a test may want.
 *
 * @param smtp where nobody logs in
 * @param tls trusts it
 * @param directory where it keeps its mail
 */
public record CrowdedServer(
        PayaraMicro micro,
        Management management,
        int smtp,
        int submission,
        int smtps,
        int imap,
        int imaps,
        SSLContext tls,
        Path directory)
        implements AutoCloseable {

    public static final String USER = "alice";
    public static final String PASSWORD = "correct horse";
    public static final String ADDRESS = "alice@it.example";

    /** More than any test has, so that their number alone is no pressure. */
    private static final int MOST_CONNECTIONS = 12_000;

    /** Starts one, and makes an account. */
    public static CrowdedServer start(Path directory)
            throws IOException, JMException, InterruptedException, GeneralSecurityException {
        Path mail = directory.resolve("mail");
        ServerCertificate certificate = ServerCertificate.make(directory);
        int[] ports = {Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free()};
        int jmx = Ports.free();
        PayaraMicro micro = MicroBuilder.in(directory)
                .adapter(Artifacts.adapter(), settings(ports, mail, certificate))
                .deploy(Beans.write(Beans.door(), directory))
                .javaOption(Management.option(jmx))
                .javaOption("-Xmx512m")
                .start();
        try {
            Management management = Management.connect(jmx);
            management.accounts().createAccount(USER, PASSWORD);
            return new CrowdedServer(
                    micro, management, ports[0], ports[1], ports[2], ports[3], ports[4], certificate.trusted(), mail);
        } catch (IOException | JMException | GeneralSecurityException | RuntimeException e) {
            micro.close();
            throw e;
        }
    }

    private static AdapterSettings settings(int[] ports, Path mail, ServerCertificate certificate) {
        return AdapterSettings.none()
                .with("smtpPort", ports[0])
                .with("submissionPort", ports[1])
                .with("smtpsPort", ports[2])
                .with("imapPort", ports[3])
                .with("imapsPort", ports[4])
                .with("dataDirectory", mail)
                .with("mailDomains", "it.example")
                .with("tlsKeys", certificate.keyStore())
                .with("tlsKeyPassword", ServerCertificate.PASSWORD)
                .with("tlsHandshakeTimeout", 5)
                .with("allowClearTextLogins", true)
                .with("anySenderUsers", USER)
                .with("maxConnections", MOST_CONNECTIONS)
                .with("maxConnectionsPerAddress", MOST_CONNECTIONS)
                .with("maxConnectionsPerUser", MOST_CONNECTIONS)
                .with("loginDelay", 0)
                .with("maxLoginDelay", 0)
                .with("banAfter", 0)
                .with("minFreeDisk", 0);
    }

    /** A user who has logged in by IMAP and behaves well. */
    public ImapClient login() throws IOException {
        return ImapClient.login(imap, USER, PASSWORD);
    }

    /** A connection of a user who has logged in by IMAP; the next tag is free to choose. */
    public Wire imapUser() throws IOException {
        return logIn(Wire.connect(imap));
    }

    /** The same for a client that can receive little at once, for it reads little. */
    public Wire narrowImapUser() throws IOException {
        return logIn(Wire.narrow(imap));
    }

    private static Wire logIn(Wire wire) throws IOException {
        wire.until("* OK");
        wire.send("l LOGIN " + USER + " \"" + PASSWORD + "\"\r\n");
        wire.until("l OK");
        return wire;
    }

    /** A connection of IMAP where nobody has logged in. */
    public Wire greeted() throws IOException {
        Wire wire = Wire.connect(imap);
        wire.until("* OK");
        return wire;
    }

    /** One where nobody has logged in, and a literal is awaited. */
    public Wire awaited(String command) throws IOException {
        Wire wire = greeted();
        wire.send(command);
        wire.until("+ ");
        return wire;
    }

    /** One where a message for the mailbox Drafts is awaited. */
    public Wire appending(int octets) throws IOException {
        Wire wire = imapUser();
        wire.send("a APPEND Drafts {" + octets + "}\r\n");
        wire.until("+ ");
        return wire;
    }

    /** A connection that has said EHLO, where nobody logs in. */
    public Wire smtpClient() throws IOException {
        Wire wire = Wire.connect(smtp);
        wire.until("220 ");
        wire.send("EHLO client.it.example\r\n");
        wire.until("250 ");
        return wire;
    }

    /** A connection to which a message is to be sent. */
    public Wire smtpData() throws IOException {
        Wire wire = smtpClient();
        wire.send("MAIL FROM:<bob@it.example>\r\n");
        wire.until("250 ");
        wire.send("RCPT TO:<" + ADDRESS + ">\r\n");
        wire.until("250 ");
        wire.send("DATA\r\n");
        wire.until("354 ");
        return wire;
    }

    /** Sets a limit, until it is reset. */
    public void limit(String name, long value) throws IOException, JMException {
        management.limits().setLimit(name, value);
    }

    /** Gives limits the values of the configuration again. */
    public void reset(String... names) throws IOException, JMException {
        for (String name : names) {
            management.limits().resetLimit(name);
        }
    }

    /** How many connections a limit has ended. */
    public long endedBy(String limit) throws IOException, JMException {
        return management.limits().getEndedConnections().getOrDefault(limit, 0L);
    }

    @Override
    public void close() {
        try (micro) {
            management.close();
        }
    }
}
