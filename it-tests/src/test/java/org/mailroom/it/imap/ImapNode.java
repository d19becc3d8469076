package org.mailroom.it.imap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import org.mailroom.it.Beans;
import org.mailroom.it.Management;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/** A Payara Micro with the adapter, which speaks IMAP and nothing else. */
final class ImapNode implements AutoCloseable {

    private final MicroBuilder builder;
    private final int port;
    private final int jmx;
    private PayaraMicro micro;

    private ImapNode(MicroBuilder builder, int port, int jmx) {
        this.builder = builder;
        this.port = port;
        this.jmx = jmx;
        this.micro = builder.start();
    }

    /** A directory for the files of a run. */
    static Path directory(String name) throws IOException {
        return Files.createTempDirectory(Artifacts.workDirectory(name), "run");
    }

    /**
     * Starts one that takes passwords in the clear, any number of wrong ones too.
     *
     * @param more settings beside those
     */
    static ImapNode start(Path directory, AdapterSettings more, String... javaOptions) {
        int port = Ports.free();
        int jmx = Ports.free();
        MicroBuilder builder = MicroBuilder.in(directory)
                .rootDirectory(directory.resolve("root"))
                .adapter(
                        Artifacts.adapter(),
                        more.with("smtpPort", 0)
                                .with("imapPort", port)
                                .with("allowClearTextLogins", true)
                                .with("loginDelay", 0)
                                .with("maxLoginDelay", 0)
                                .with("banAfter", 0)
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.door(), directory))
                .javaOption(Management.option(jmx));
        List.of(javaOptions).forEach(builder::javaOption);
        return new ImapNode(builder, port, jmx);
    }

    int port() {
        return port;
    }

    /** An administrator, who is to be closed. */
    Management management() throws IOException {
        return Management.connect(jmx);
    }

    void createAccounts(String password, String... names) throws IOException, JMException {
        try (Management management = management()) {
            for (String name : names) {
                management.accounts().createAccount(name, password);
            }
        }
    }

    /** Ends it as a power failure does. */
    void kill9() {
        micro.kill9();
    }

    /** Starts it once more where it was. */
    void startAgain() {
        micro = builder.start();
    }

    @Override
    public void close() {
        micro.close();
    }
}
