package org.mailroom.connector.cli;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code java -jar} runs. */
public final class Main {

    /** Kept, because a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("org.mailroom");

    private static final String USAGE = "Usage: java -jar mailroom-connector-VERSION.jar accounts COMMAND ..."
            + "\nMore: java -jar mailroom-connector-VERSION.jar accounts --help";

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        LOGGER.setLevel(Level.WARNING);
        System.exit(run(arguments, Surroundings.ofProcess()));
    }

    static int run(String[] arguments, Surroundings surroundings) {
        String command = arguments.length == 0 ? "" : arguments[0];
        switch (command) {
            case "accounts":
                return AccountsCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length), surroundings);
            case "--help", "-h":
                surroundings.out().println(USAGE);
                return CommandFailure.NONE;
            default:
                surroundings.err().println(USAGE);
                return CommandFailure.USAGE;
        }
    }
}
