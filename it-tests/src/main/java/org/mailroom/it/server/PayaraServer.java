package org.mailroom.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Payara Server with a domain of its own.
 *
 * <pre>{@code
 * try (PayaraServer server = PayaraServer.create(6, Jdks.newest(), Artifacts.workDirectory("it/ear"))) {
 *     server.start();
 *     server.configureAdapter("mailroom-demo#mailroom", AdapterSettings.none().with("smtpPort", smtpPort));
 *     String name = server.deploy(Artifacts.ear());
 *     …
 * }
 * }</pre>
 */
public final class PayaraServer implements AutoCloseable {

    private static final Pattern DEPLOYED = Pattern.compile("deployed with name (\\S+)\\.");
    private static final Duration EXIT = Duration.ofSeconds(30);

    private final Domain domain;
    private final Path parent;
    private final Asadmin asadmin;
    private ServerProcess process;

    private PayaraServer(Domain domain, Path parent, Asadmin asadmin) {
        this.domain = domain;
        this.parent = parent;
        this.asadmin = asadmin;
    }

    /**
     * A new domain, not yet started.
     *
     * @param majorVersion 6 or 7
     * @param jdk Payara 7 needs 21 or newer
     * @param parent an existing directory, below which the domain is made in a directory of its own
     */
    public static PayaraServer create(int majorVersion, Jdk jdk, Path parent) {
        Path installation = Artifacts.server(majorVersion);
        try {
            Path own = Files.createTempDirectory(parent, "payara" + majorVersion + "-");
            Domain domain = Domain.create(installation, own);
            return new PayaraServer(domain, own, new Asadmin(installation, jdk, domain.adminPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the domain; may be called again after {@link #stop} and {@link #kill9}. What was deployed then may still be
     * loading when this returns: wait for a line of the log ({@link ServerLog#fromHere} before the start).
     */
    public void start() {
        asadmin.runAlone("start-domain", "--domaindir", parent.toString(), Domain.NAME);
        process = new ServerProcess(ProcessHandle.of(domain.pid()).orElseThrow());
    }

    /** Sets the adapter's properties; before it is deployed. Within an EAR its name is {@code application#module}. */
    public void configureAdapter(String adapter, AdapterSettings settings) {
        asadmin.run("create-resource-adapter-config", "--property", settings.argument(), adapter);
    }

    /** Makes a user in the server's own realm. */
    public void addUser(ServerUser user) {
        try {
            String passwords = user.passwordFile(parent).toString();
            asadmin.runAlone("--passwordfile", passwords, "create-file-user", "--groups", user.group(), user.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server's own admin console answers. */
    public URI adminUrl() {
        return URI.create("http://127.0.0.1:" + domain.adminPort() + "/");
    }

    /**
     * Deploys an archive; an EAR under the name that it has itself given, any other under its file's name.
     *
     * @return the name
     */
    public String deploy(Path archive) {
        return deployedName(asadmin.run("deploy", archive.toString()));
    }

    /** The same again, in the place of what is deployed under its name. */
    public String redeploy(Path archive) {
        return deployedName(asadmin.run("deploy", "--force=true", archive.toString()));
    }

    private static String deployedName(String output) {
        Matcher name = DEPLOYED.matcher(output);
        if (!name.find()) {
            throw new IllegalStateException("not deployed:\n" + output);
        }
        return name.group(1);
    }

    public void undeploy(String name) {
        asadmin.run("undeploy", name);
    }

    /** Any other command of the administrator; returns what it printed. */
    public String asadmin(String... command) {
        return asadmin.run(command);
    }

    /** Where applications answer. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + domain.httpPort() + "/");
    }

    /** The directory of the domain, in which the server runs ({@code config} is its working directory). */
    public Path directory() {
        return domain.directory();
    }

    /** Its log, all of it. */
    public ServerLog log() {
        return new ServerLog(domain.directory().resolve("logs/server.log"), 0);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Stops the domain and waits until its process has gone. */
    public void stop() {
        asadmin.runAlone("stop-domain", "--domaindir", parent.toString(), Domain.NAME);
        process.isGoneWithin(EXIT);
        process.forget();
    }

    /** SIGKILL, and waits until it has gone. */
    public void kill9() {
        process.kill();
    }

    /** Ends it, unless it has ended. */
    @Override
    public void close() {
        asadmin.close();
        if (isAlive()) {
            process.stop();
        }
    }
}
