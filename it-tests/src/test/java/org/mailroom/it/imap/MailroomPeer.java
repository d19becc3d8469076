package org.mailroom.it.imap;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.it.Beans;
import org.mailroom.it.Management;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.Jdks;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/** The adapter in a Payara Micro, with SQLite. */
record MailroomPeer(String name, PayaraMicro micro, int port) implements ImapPeer {

    private static final int USERS = 400;

    static MailroomPeer start(Path directory) throws Exception {
        int port = Ports.free();
        int jmx = Ports.free();
        Jdk jdk = Jdks.newest();
        PayaraMicro micro = MicroBuilder.in(directory)
                .jdk(jdk)
                .longLived()
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", 0)
                                .with("imapPort", port)
                                .with("allowClearTextLogins", true)
                                .with("maxConnectionsPerAddress", 20_000)
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.door(), directory))
                .javaOption(Management.option(jmx))
                .start();
        try (Management management = Management.connect(jmx)) {
            AccountsMXBean accounts = management.accounts();
            IntStream.range(0, USERS).forEach(i -> accounts.createAccount("user" + i, PASSWORD));
            return new MailroomPeer("Mailroom on Java " + jdk.feature(), micro, port);
        } catch (Exception e) {
            micro.close();
            throw e;
        }
    }

    @Override
    public long pid() {
        return micro.pid();
    }

    @Override
    public void close() {
        micro.close();
    }
}
