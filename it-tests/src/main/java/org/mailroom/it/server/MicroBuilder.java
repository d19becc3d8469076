package org.mailroom.it.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Payara Micro shall be like; may start several, one after the other. */
public final class MicroBuilder {

    final Path directory;
    Jdk jdk = Jdk.running();
    int httpPort = Ports.free();
    Duration patience = Duration.ofMinutes(4);
    Path rootDirectory;
    boolean isShortLived = true;
    final List<Path> deployments = new ArrayList<>();
    final List<ServerUser> users = new ArrayList<>();
    final List<String> postBootCommands = new ArrayList<>();
    final List<String> postDeployCommands = new ArrayList<>();
    final List<String> javaOptions = new ArrayList<>();
    final List<String> arguments = new ArrayList<>();
    final Map<String, String> environment = new LinkedHashMap<>();

    private MicroBuilder(Path directory) {
        this.directory = directory;
    }

    /** Starts from nothing deployed, in a working directory, with the running JDK and a free port. */
    public static MicroBuilder in(Path directory) {
        return new MicroBuilder(directory);
    }

    public MicroBuilder jdk(Jdk jdk) {
        this.jdk = jdk;
        return this;
    }

    public MicroBuilder httpPort(int port) {
        this.httpPort = port;
        return this;
    }

    /** How long the start may take. */
    public MicroBuilder patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /** Deploys a resource adapter before all else, under its file's name, with settings. */
    public MicroBuilder adapter(Path archive, AdapterSettings settings) {
        deployments.add(0, archive);
        if (!settings.properties().isEmpty()) {
            postBootCommands.add(settings.command(MicroFiles.applicationName(archive)));
        }
        return this;
    }

    /** Deploys an archive under its file's name, after those named before; the first WAR becomes the root context. */
    public MicroBuilder deploy(Path archive) {
        deployments.add(archive);
        return this;
    }

    /** An asadmin command that runs before anything is deployed. */
    public MicroBuilder postBoot(String command) {
        postBootCommands.add(command);
        return this;
    }

    /** An asadmin command that runs after all is deployed. */
    public MicroBuilder postDeploy(String command) {
        postDeployCommands.add(command);
        return this;
    }

    /** Makes a user in the server's own realm before anything is deployed. */
    public MicroBuilder user(ServerUser user) {
        users.add(user);
        return this;
    }

    /** Compiles and collects as a server does that runs for long: for who puts load on it, or keeps it. */
    public MicroBuilder longLived() {
        isShortLived = false;
        return this;
    }

    /** An option for the JVM, as in {@code -Xmx256m}. */
    public MicroBuilder javaOption(String option) {
        javaOptions.add(option);
        return this;
    }

    public MicroBuilder systemProperty(String name, String value) {
        return javaOption("-D" + name + "=" + value);
    }

    public MicroBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Arguments for Payara Micro. */
    public MicroBuilder arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /**
     * Keeps the server's configuration and its transaction log over restarts: without, XA recovery has nothing to go by.
     * What was deployed is kept as well, so later starts on the same directory neither deploy nor configure anew.
     */
    public MicroBuilder rootDirectory(Path root) {
        this.rootDirectory = root;
        return this;
    }

    /**
     * Starts it and waits until everything is deployed.
     *
     * @throws ServerStartException when it ends, takes too long, or a command or a deployment failed
     */
    public PayaraMicro start() {
        return launch().awaitReady();
    }

    /** Whether an earlier start has left its configuration and deployments. */
    boolean isRestart() {
        return rootDirectory != null && Files.exists(rootDirectory.resolve("config/domain.xml"));
    }

    /** Starts it without waiting. */
    public MicroStart launch() {
        return MicroStart.of(this);
    }
}
