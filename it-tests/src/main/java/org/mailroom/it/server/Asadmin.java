package org.mailroom.it.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The administrator's command line of one Payara Server. What the server itself does goes through one process that takes command
 * after command: to start it costs more than most commands.
 */
final class Asadmin implements AutoCloseable {

    private final Path installation;
    private final Jdk jdk;
    private final int adminPort;
    private Process session;
    private Writer input;
    private BufferedReader output;

    Asadmin(Path installation, Jdk jdk, int adminPort) {
        this.installation = installation;
        this.jdk = jdk;
        this.adminPort = adminPort;
    }

    /**
     * Has the server run a command and waits for it.
     *
     * @return what it printed
     * @throws IllegalStateException when it failed
     */
    synchronized String run(String... command) {
        try {
            if (session == null) {
                session = builder("multimode").start();
                input = session.outputWriter(StandardCharsets.UTF_8);
                output = session.inputReader(StandardCharsets.UTF_8);
            }
            input.write(Arrays.stream(command).map(Asadmin::quoted).collect(Collectors.joining(" ", "", "\n")));
            input.flush();
            return result(command);
        } catch (IOException e) {
            throw new UncheckedIOException("asadmin " + String.join(" ", command), e);
        }
    }

    private String result(String... command) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            text.append(line).append('\n');
            if (line.contains("Command " + command[0] + " executed successfully")) {
                return text.toString();
            }
            if (line.contains("Command " + command[0] + " failed")) {
                throw new IllegalStateException("asadmin " + String.join(" ", command) + " failed:\n" + text);
            }
        }
        throw new IllegalStateException("asadmin " + String.join(" ", command) + " ended:\n" + text);
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Runs a command in a process of its own: one that starts or stops a domain. */
    void runAlone(String... command) {
        try {
            Process process = builder(command).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("asadmin " + String.join(" ", command) + " failed:\n" + text);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("asadmin " + String.join(" ", command), e);
        }
    }

    private ProcessBuilder builder(String... command) {
        List<String> line = new ArrayList<>();
        line.add(jdk.java().toString());
        line.addAll(ShortLife.OPTIONS);
        line.add("-jar");
        line.add(installation.resolve("glassfish/lib/client/appserver-cli.jar").toString());
        line.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(adminPort), "--interactive=false"));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        // The domain starts with the Java that these name.
        builder.environment().put("AS_JAVA", jdk.home().toString());
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        return builder;
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.destroy();
            session = null;
        }
    }
}
