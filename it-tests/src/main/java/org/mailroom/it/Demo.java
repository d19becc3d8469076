package org.mailroom.it;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.Jdks;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.MicroStart;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.ServerStartException;
import org.mailroom.it.server.ServerUser;

/** Starts an application server with the adapter, the demo beans and the console, and runs until it is interrupted. */
public final class Demo {

    private final DemoPorts ports;
    private final DemoOutput out = new DemoOutput(System.out);
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Demo(DemoPorts ports) {
        this.ports = ports;
    }

    /**
     * Runs the demonstration.
     *
     * @param arguments the ports of SMTP, of IMAP and of HTTP
     */
    public static void main(String... arguments) {
        try {
            new Demo(DemoPorts.of(arguments)).run();
        } catch (DemoPorts.UnusableException | ServerStartException e) {
            System.out.println();
            System.err.println("\n" + e.getMessage() + "\n");
            System.exit(1);
        }
    }

    private void run() {
        Jdk jdk = Jdks.newest();
        out.line("");
        out.line("Starting Payara Micro with the adapter, the demo beans and the console on Java " + jdk.version()
                + ".");
        out.line("This takes about ten to twenty seconds.");
        Path directory = Artifacts.workDirectory("demo");
        MicroStart start = MicroBuilder.in(directory)
                .longLived()
                .jdk(jdk)
                .httpPort(ports.http())
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", ports.smtp())
                                .with("imapPort", ports.imap())
                                .with("mailDomains", "example.org"))
                .deploy(Artifacts.beans())
                .deploy(Artifacts.web())
                .user(ServerUser.OPERATOR)
                .user(ServerUser.VIEWER)
                .launch();
        DemoLog log = new DemoLog(start.log(), out);
        Thread follower = new Thread(() -> log.follow(stopping::get), "demo log");
        follower.setDaemon(true);
        follower.start();
        PayaraMicro micro = awaitReady(start);
        if (micro == null) {
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(micro), "end demo"));
        log.announce(() -> out.welcome(ports, directory, micro.pid()));
        untilItEnds(micro);
    }

    /** None when we are interrupted meanwhile: the server goes, and that is no failure. */
    private PayaraMicro awaitReady(MicroStart start) {
        Thread interrupted = new Thread(() -> stopping.set(true), "demo interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return start.awaitReady();
        } catch (ServerStartException e) {
            if (stopping.get()) {
                return null;
            }
            throw e;
        }
    }

    private void untilItEnds(PayaraMicro micro) {
        while (micro.isAlive()) {
            DemoLog.pause();
        }
        if (!stopping.get()) {
            out.line("Payara Micro has ended by itself; its log: " + micro.log().file());
        }
    }

    private void end(PayaraMicro micro) {
        stopping.set(true);
        out.line("");
        out.line("Stopping ...");
        micro.stop();
        out.line("Stopped. What was not yet delivered is kept and delivered at the next start.");
    }
}
