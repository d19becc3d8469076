package org.mailroom.server.transport;

/** Why the server ends a connection with a word. */
public enum Farewell {
    /** The server stops. */
    SERVER_STOPS,
    /** An administrator has asked for it. */
    DISCONNECTED,
    /** The peer is silent for too long, or too slow. */
    TIMED_OUT
}
