package org.mailroom.server.limit;

/**
 * How many commands a client may leave pending: those that it has sent and whose answers it has not taken. Enforced by
 * {@code PendingCommands}.
 *
 * @param maxPendingCommands before the login, or where there is none, with one more the connection is reset; 1 to 100,000
 * @param action what happens with so many after the login
 */
public record PendingLimits(int maxPendingCommands, Action action) {

    /** What happens to a client that has logged in. */
    public enum Action {
        /** Nothing more is read until answers have left. */
        PAUSE,
        /** With one more the connection is reset, as before the login. */
        RESET
    }

    /** The defaults that the README states. */
    public static final PendingLimits DEFAULTS = new PendingLimits(100, Action.PAUSE);
}
