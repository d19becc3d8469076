package org.mailroom.it.imap;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mailroom.it.Beans;
import org.mailroom.it.Management;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/**
 * What several sessions know of one mailbox, step by step, beside a plain model of it; also after the server was killed. The run
 * is another one each time, and its seed is in the output: {@code -Dmodel.seed} repeats it.
 */
class MailboxModelIT {

    private static final String PASSWORD = "correct horse";
    private static final int STEPS = Integer.getInteger("model.steps", 400);
    private static final int KILLS = 2;

    @Test
    void allSessionsSeeOneTruth() throws Exception {
        long seed = Long.getLong("model.seed", System.nanoTime());
        System.out.println("model.seed=" + seed);
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("mailbox-model"), "run");
        int imap = Ports.free();
        int jmx = Ports.free();
        MicroBuilder builder = MicroBuilder.in(directory)
                .rootDirectory(directory.resolve("root"))
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", 0)
                                .with("imapPort", imap)
                                .with("allowClearTextLogins", true)
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.door(), directory))
                .javaOption(Management.option(jmx));
        PayaraMicro server = builder.start();
        try {
            try (Management management = Management.connect(jmx)) {
                management.accounts().createAccount("ali", PASSWORD);
            }
            try (ModelRun run = new ModelRun(() -> ImapClient.login(imap, "ali", PASSWORD), "Model", seed)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    run.steps(STEPS);
                    server.kill9();
                    server = builder.start();
                    run.reconnect();
                }
                run.steps(STEPS);
                run.allMustKnowAll();
            }
        } finally {
            server.close();
        }
    }
}
