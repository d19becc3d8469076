package org.mailroom.connector.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** What surrounds a command: its streams, its environment, and a terminal where there is one. */
record Surroundings(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Terminal terminal) {

    /** Asks somebody. */
    @FunctionalInterface
    interface Terminal {

        /** What was typed, without echo, for the caller to clear; empty when there is no terminal, or no answer. */
        Optional<char[]> askSecret(String question);
    }

    static Surroundings ofProcess() {
        return new Surroundings(System.in, System.out, System.err, System.getenv(), Surroundings::ask);
    }

    private static Optional<char[]> ask(String question) {
        Console console = System.console();
        return console == null ? Optional.empty() : Optional.ofNullable(console.readPassword("%s", question));
    }
}
