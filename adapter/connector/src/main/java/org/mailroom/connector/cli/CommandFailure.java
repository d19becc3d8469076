package org.mailroom.connector.cli;

/** A command that was not done: one line for who has called it, and the exit code. */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** The exit code of a command that was done. */
    static final int NONE = 0;
    /** It was refused: no such account, no such name, no such password. */
    static final int REFUSED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The server or the data directory cannot be reached. */
    static final int UNREACHABLE = 3;

    private final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static CommandFailure usage(String message) {
        return new CommandFailure(USAGE, message + "; see accounts --help");
    }

    int exitCode() {
        return exitCode;
    }
}
