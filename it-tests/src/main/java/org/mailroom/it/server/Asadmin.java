package org.mailroom.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The administrator's command line of one Payara Server. */
final class Asadmin {

    private final Path installation;
    private final Jdk jdk;
    private final int adminPort;

    Asadmin(Path installation, Jdk jdk, int adminPort) {
        this.installation = installation;
        this.jdk = jdk;
        this.adminPort = adminPort;
    }

    /**
     * Runs a command and waits for it.
     *
     * @return what it printed
     * @throws IllegalStateException when it failed
     */
    String run(String... command) {
        List<String> line = new ArrayList<>();
        line.add(jdk.java().toString());
        line.addAll(ShortLife.OPTIONS);
        line.add("-jar");
        line.add(installation.resolve("glassfish/lib/client/appserver-cli.jar").toString());
        line.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(adminPort), "--interactive=false"));
        line.addAll(List.of(command));
        try {
            return output(new ProcessBuilder(line), String.join(" ", command));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("asadmin " + String.join(" ", command), e);
        }
    }

    private String output(ProcessBuilder builder, String command) throws IOException, InterruptedException {
        builder.redirectErrorStream(true);
        // The domain starts with the Java that these name.
        builder.environment().put("AS_JAVA", jdk.home().toString());
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("asadmin " + command + " failed:\n" + output);
        }
        return output;
    }
}
