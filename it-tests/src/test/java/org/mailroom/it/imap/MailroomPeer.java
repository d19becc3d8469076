package org.mailroom.it.imap;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.it.Beans;
import org.mailroom.it.Management;
import org.mailroom.it.security.HeapHistogram;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.Jdks;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/** The adapter in a Payara Micro, with SQLite. */
record MailroomPeer(String name, PayaraMicro micro, Management management, int port) implements ImapPeer {

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
                                .with("maxConnectionsPerUser", 20_000)
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.door(), directory))
                .javaOption(Management.option(jmx))
                .start();
        try {
            Management management = Management.connect(jmx);
            AccountsMXBean accounts = management.accounts();
            IntStream.range(0, USERS).forEach(i -> accounts.createAccount("user" + i, PASSWORD));
            return new MailroomPeer("Mailroom on Java " + jdk.feature(), micro, management, port);
        } catch (Exception e) {
            micro.close();
            throw e;
        }
    }

    /** Live objects, and the buffers beside the heap. */
    @Override
    public long memory() throws Exception {
        long buffers = 0;
        for (String pool : List.of("direct", "mapped")) {
            ObjectName name = new ObjectName("java.nio:type=BufferPool,name=" + pool);
            buffers += (Long) management.server().getAttribute(name, "MemoryUsed");
        }
        return HeapHistogram.of(management).octets() + buffers;
    }

    @Override
    public int mostIdle() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void close() {
        micro.close();
    }
}
