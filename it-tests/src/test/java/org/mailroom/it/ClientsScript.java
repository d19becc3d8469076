package org.mailroom.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of a script with clients that others wrote: {@code clients.sh} or {@code security-clients.sh}.
 *
 * @param status 0 when no check failed
 * @param output what it printed
 */
public record ClientsScript(int status, String output) {

    private static final Pattern ACCEPTED = Pattern.compile("(\\d+) messages were accepted");

    /**
     * Runs one to its end.
     *
     * @param environment what is added to that of this process
     */
    public static ClientsScript run(String script, List<Object> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", Path.of(script).toAbsolutePath().toString(), "127.0.0.1"));
        arguments.forEach(argument -> command.add(argument.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ClientsScript(process.waitFor(), output);
    }

    /** How many messages the server accepted, as far as the clients know. */
    public int accepted() {
        Matcher summary = ACCEPTED.matcher(output);
        return summary.find() ? Integer.parseInt(summary.group(1)) : -1;
    }

    /** Whether a check went well; not so when it was skipped because the client is not here. */
    public boolean passed(String check) {
        return output.lines().anyMatch(line -> line.matches("ok +\\Q" + check + "\\E"));
    }
}
