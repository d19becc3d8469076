package org.mailroom.it.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A running Payara Micro.
 *
 * <pre>{@code
 * try (PayaraMicro micro = MicroBuilder.in(Artifacts.workDirectory("it/queue"))
 *         .adapter(Artifacts.adapter(), AdapterSettings.none().with("smtpPort", smtpPort))
 *         .deploy(Artifacts.beans())
 *         .start()) {
 *     …
 * }
 * }</pre>
 */
public final class PayaraMicro implements AutoCloseable {

    private final ServerProcess process;
    private final ServerLog log;
    private final Path directory;
    private final int httpPort;

    PayaraMicro(ServerProcess process, ServerLog log, Path directory, int httpPort) {
        this.process = process;
        this.log = log;
        this.directory = directory;
        this.httpPort = httpPort;
    }

    /** Where it listens for HTTP. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + httpPort + "/");
    }

    /** Its working directory. */
    public Path directory() {
        return directory;
    }

    /** What it has written since this start. */
    public ServerLog log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    /** Octets of memory that its process has resident (Linux). */
    public long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM, and waits until it has gone. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL, and waits until it has gone. */
    public void kill9() {
        process.kill();
    }

    /** Stops it, unless it has gone. */
    @Override
    public void close() {
        stop();
    }
}
