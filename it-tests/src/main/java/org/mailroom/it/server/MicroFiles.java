package org.mailroom.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The command line of Payara Micro and the files that it names, all in the working directory. */
final class MicroFiles {

    private static final String LOOPBACK_ONLY = "set configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener.address=127.0.0.1";

    /** Newer Javas warn of what Payara does; Payara Server passes the same options. */
    private static final List<String> QUIET =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final int QUIET_SINCE = 24;

    private MicroFiles() {}

    /** The name under which Payara Micro deploys an archive. */
    static String applicationName(Path archive) {
        return archive.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    static List<String> commandLine(MicroBuilder micro) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(micro.jdk.java().toString());
        // What Payara unpacks stays below the working directory, and goes with it.
        line.add("-Djava.io.tmpdir=" + Files.createDirectories(micro.directory.resolve("tmp")));
        if (micro.jdk.feature() >= QUIET_SINCE) {
            line.addAll(QUIET);
        }
        if (micro.isShortLived) {
            line.addAll(ShortLife.OPTIONS);
        }
        line.addAll(micro.javaOptions);
        line.addAll(List.of("-jar", Artifacts.micro().toString()));
        line.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", String.valueOf(micro.httpPort)));
        line.addAll(List.of("--logproperties", loggingProperties(micro.directory)));
        line.addAll(List.of("--prebootcommandfile", commands(micro.directory, "preboot", List.of(LOOPBACK_ONLY))));
        if (micro.rootDirectory != null) {
            line.addAll(List.of(
                    "--rootdir", Files.createDirectories(micro.rootDirectory).toString()));
        }
        if (!micro.isRestart()) {
            line.addAll(deployments(micro));
        }
        line.addAll(micro.arguments);
        return line;
    }

    private static List<String> deployments(MicroBuilder micro) throws IOException {
        List<String> line = new ArrayList<>();
        List<String> postBoot = new ArrayList<>(micro.postBootCommands);
        for (ServerUser user : micro.users) {
            postBoot.add("create-file-user --passwordfile " + user.passwordFile(micro.directory) + " --groups "
                    + user.group() + " " + user.name());
        }
        line.addAll(List.of("--postbootcommandfile", commands(micro.directory, "postboot", postBoot)));
        line.addAll(
                List.of("--postdeploycommandfile", commands(micro.directory, "postdeploy", micro.postDeployCommands)));
        line.addAll(List.of("--contextroot", "/"));
        micro.deployments.forEach(archive -> line.addAll(List.of("--deploy", archive.toString())));
        return line;
    }

    private static String commands(Path directory, String name, List<String> commands) throws IOException {
        return Files.write(directory.resolve(name + ".asadmin"), commands).toString();
    }

    private static String loggingProperties(Path directory) {
        Path copy = directory.resolve("logging.properties");
        try (InputStream in = MicroFiles.class.getResourceAsStream("logging.properties")) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
