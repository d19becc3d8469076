package org.mailroom.server;

import java.net.InetAddress;

/**
 * What the servers tell of themselves; every method may do nothing. Called on event loops and command threads: it must
 * return at once and must not throw.
 */
public interface ServerMetrics {

    /** Hears nothing. */
    ServerMetrics NONE = new ServerMetrics() {};

    /** A connection was taken. */
    default void connectionOpened(InetAddress peer) {}

    /** A connection that was taken has ended. */
    default void connectionClosed(InetAddress peer) {}

    /** A connection was refused because of the limit of that name. */
    default void connectionRefused(InetAddress peer, String limit) {}

    /** A message was accepted: the sender is about to hear {@code 250}. */
    default void messageAccepted(String mailId, InetAddress peer, long octets) {}

    /** Content was received and then refused. */
    default void messageRefused(InetAddress peer, String reply) {}

    /**
     * A message was refused for now, before or after its content, because the store has no room or does not answer.
     *
     * @param reason names the limit, or what does not answer
     */
    default void intakeClosed(String reason) {}

    /** A recipient was refused. */
    default void recipientRefused(InetAddress peer, String reply) {}

    /** A command failed for a reason of our own; the peer has read a temporary error. */
    default void failed(InetAddress peer, String what, Throwable cause) {}
}
