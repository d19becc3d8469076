package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.PayaraServer;
import org.mailroom.it.server.Ports;

/** Undeploying ends all that deploying began; the server is the same after ten times as after one. */
class RedeployIT {

    private static final int TIMES = 10;
    private static final String OURS = "org.mailroom.connector.management.Log";

    @Test
    void leavesNothingBehind() throws Exception {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("redeploy"), "run");
        int smtp = Ports.free();
        var ledger = new LedgerFile(directory.resolve("ledger"));
        try (PayaraServer server = PayaraServer.create(6, Jdk.running(), directory)) {
            server.start();
            server.asadmin("create-system-properties", "mailroom.it.ledger=" + ledger.path());
            server.configureAdapter(
                    "mailroom",
                    AdapterSettings.none()
                            .with("smtpPort", smtp)
                            .with("dataDirectory", directory.resolve("mailroom-data"))
                            .with("minFreeDisk", 0));
            Path beans = Beans.write(Beans.scripted(), directory);
            for (int i = 1; i <= TIMES; i++) {
                String adapter = server.deploy(Artifacts.adapter());
                String application = server.deploy(beans);
                try (var client = new SmtpClient(smtp);
                        var idle = new SmtpClient(smtp)) {
                    assertThat(client.send("scripted@it.example", "round " + i)).startsWith("250");
                    ledger.await("scripted handled round " + i);
                    server.undeploy(application);
                    server.undeploy(adapter);
                    assertThat(idle.reply()).startsWith("421 4.3.2");
                }
                assertThat(Ports.isFree(smtp)).isTrue();
                assertThat(threads(server)).isEmpty();
                assertThat(openFiles(server.pid(), directory.resolve("mailroom-data")))
                        .isEmpty();
            }
            // One class loader may stay: Payara itself holds the last one it has undeployed
            assertThat(loaders(server)).isLessThanOrEqualTo(1);
        }
    }

    private static List<String> threads(PayaraServer server) throws Exception {
        return jcmd(server, "Thread.print")
                .filter(line -> line.contains("\"mailroom"))
                .toList();
    }

    /** How many times the class is there: each class loader has one, with instances as long as it lives. */
    private static long loaders(PayaraServer server) throws Exception {
        long count = 0;
        for (int attempt = 0; attempt < 10; attempt++) {
            count = jcmd(server, "GC.class_histogram")
                    .filter(line -> line.endsWith(" " + OURS))
                    .count();
            if (count <= 1) {
                return count;
            }
            Thread.sleep(Duration.ofSeconds(2).toMillis());
        }
        return count;
    }

    private static Stream<String> jcmd(PayaraServer server, String command) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Jdk.running().home().resolve("bin/jcmd").toString(), String.valueOf(server.pid()), command)
                .redirectErrorStream(true)
                .start();
        try (InputStream out = jcmd.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    private static List<String> openFiles(long pid, Path below) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
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
