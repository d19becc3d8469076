package org.mailroom.it.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.JMException;
import org.mailroom.it.Beans;
import org.mailroom.it.Management;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/**
 * A server with the adapter, where users log in.
 *
 * @param submissionPort begins without TLS
 * @param smtpsPort begins with TLS
 */
record SecureServer(PayaraMicro micro, Management management, int submissionPort, int smtpsPort)
        implements AutoCloseable {

    static final String USER = "alice";
    static final String PASSWORD = "correct horse";

    /** Starts one, and makes an account. */
    static SecureServer start(Path directory, Jdk jdk, ServerCertificate certificate, AdapterSettings more)
            throws IOException, JMException {
        return start(MicroBuilder.in(directory), directory, jdk, certificate, more);
    }

    /** The same for a load, under which it shall do as well as it can; all of its heap is resident from the start. */
    static SecureServer startForLoad(Path directory, Jdk jdk, ServerCertificate certificate, AdapterSettings more)
            throws IOException, JMException {
        MicroBuilder builder =
                MicroBuilder.in(directory).longLived().javaOption("-Xms512m").javaOption("-XX:+AlwaysPreTouch");
        return start(builder, directory, jdk, certificate, more);
    }

    private static SecureServer start(
            MicroBuilder builder, Path directory, Jdk jdk, ServerCertificate certificate, AdapterSettings more)
            throws IOException, JMException {
        Files.createDirectories(directory);
        int submission = Ports.free();
        int smtps = Ports.free();
        int jmx = Ports.free();
        AdapterSettings settings = more.with("smtpPort", 0)
                .with("submissionPort", submission)
                .with("smtpsPort", smtps)
                .with("tlsKeys", certificate.keyStore())
                .with("tlsKeyPassword", ServerCertificate.PASSWORD)
                .with("secretKeyStore", certificate.secretKeyStore())
                .with("secretKeyStorePassword", ServerCertificate.PASSWORD)
                .with("anySenderUsers", USER)
                .with("loginDelay", 0)
                .with("maxLoginDelay", 0)
                .with("banAfter", 0)
                .with("minFreeDisk", 0);
        PayaraMicro micro = builder.jdk(jdk)
                .adapter(Artifacts.adapter(), settings)
                .deploy(Artifacts.beans())
                .deploy(Beans.write(Beans.witness(), directory))
                .deploy(Beans.write(Beans.door(), directory))
                .systemProperty(
                        "mailroom.it.ledger", directory.resolve("ledger").toString())
                .javaOption(Management.option(jmx))
                .javaOption("-Xmx512m")
                .patience(Duration.ofMinutes(5))
                .start();
        try {
            Management management = Management.connect(jmx);
            management.accounts().createAccount(USER, PASSWORD);
            return new SecureServer(micro, management, submission, smtps);
        } catch (IOException | JMException | RuntimeException e) {
            micro.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (micro) {
            management.close();
        }
    }
}
