package org.mailroom.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Payara Micro that is on its way. */
public final class MicroStart {

    private final MicroBuilder wanted;
    private final ServerProcess process;
    private final ServerLog log;

    private MicroStart(MicroBuilder wanted, ServerProcess process, ServerLog log) {
        this.wanted = wanted;
        this.process = process;
        this.log = log;
    }

    static MicroStart of(MicroBuilder wanted) {
        Path file = wanted.directory.resolve("server.log");
        ServerLog log = ServerLog.at(file);
        try {
            ProcessBuilder builder = new ProcessBuilder(MicroFiles.commandLine(wanted))
                    .directory(wanted.directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
            builder.environment().putAll(wanted.environment);
            return new MicroStart(wanted, new ServerProcess(builder.start().toHandle()), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has written so far. */
    public ServerLog log() {
        return log;
    }

    /**
     * Waits until everything is deployed.
     *
     * @throws ServerStartException when it ends, takes too long, or a command or a deployment failed; it is ended then
     */
    public PayaraMicro awaitReady() {
        try {
            awaitReadyLine();
            checkCommands();
            checkDeployments();
            return new PayaraMicro(process, log, wanted.directory, wanted.httpPort);
        } catch (RuntimeException e) {
            process.stop();
            throw e;
        }
    }

    private void awaitReadyLine() {
        long end = System.nanoTime() + wanted.patience.toNanos();
        while (log.await("Payara Micro .* ready in ", Duration.ZERO).isEmpty()) {
            if (!process.isAlive()) {
                throw new ServerStartException("Payara Micro ended while it started.", log);
            }
            if (System.nanoTime() > end) {
                throw new ServerStartException("Payara Micro was not ready in " + wanted.patience + ".", log);
            }
        }
    }

    private void checkCommands() {
        List<String> failed = log.matching("Boot Command .* (failed|returned with result FAILURE)");
        if (!failed.isEmpty()) {
            throw new ServerStartException("A command failed: " + failed, log);
        }
    }

    /** Payara Micro is ready whether or not its deployments failed: only the list at the end of the start tells. */
    private void checkDeployments() {
        List<String> missing = wanted.deployments.stream()
                .map(MicroFiles::applicationName)
                .filter(name -> !log.contains("\"Name\": \"\\Q" + name + "\\E\""))
                .toList();
        if (!missing.isEmpty()) {
            throw new ServerStartException("Not deployed: " + String.join(", ", missing), log);
        }
        // Beans whose classes cannot be loaded are passed over, and the rest of the archive counts as deployed.
        if (log.contains("AS-DEPLOYMENT-00011")) {
            throw new ServerStartException("Deployed without beans whose classes were not found.", log);
        }
    }
}
