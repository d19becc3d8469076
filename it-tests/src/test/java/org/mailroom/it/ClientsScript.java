package org.mailroom.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of {@code clients.sh}.
 *
 * @param status 0 when no check failed
 * @param output what it printed
 */
record ClientsScript(int status, String output) {

    private static final Pattern ACCEPTED = Pattern.compile("(\\d+) messages were accepted");

    static ClientsScript run(int smtpPort, int lmtpPort) throws IOException, InterruptedException {
        Path script = Path.of("clients.sh").toAbsolutePath();
        Process process = new ProcessBuilder(
                        List.of("sh", script.toString(), "127.0.0.1", "" + smtpPort, "" + lmtpPort))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ClientsScript(process.waitFor(), output);
    }

    /** How many messages the server accepted, as far as the clients know. */
    int accepted() {
        Matcher summary = ACCEPTED.matcher(output);
        return summary.find() ? Integer.parseInt(summary.group(1)) : -1;
    }

    /** Whether a check went well; not so when it was skipped because the client is not here. */
    boolean passed(String check) {
        return output.lines().anyMatch(line -> line.matches("ok +\\Q" + check + "\\E"));
    }
}
