package org.mailroom.it.server;

import java.util.stream.Collectors;

/** A server did not start, or not everything in it; the message has the lines of its log that tell why. */
public class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int EXCERPT = 25;

    ServerStartException(String message, ServerLog log) {
        super(message + "\n" + excerpt(log) + "\nThe whole log: " + log.file());
    }

    private static String excerpt(ServerLog log) {
        return log.lines()
                .filter(line -> line.matches(".*( SEVERE | WARNING |FAILURE|Caused by: |Exception: ).*"))
                .distinct()
                .limit(EXCERPT)
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }
}
