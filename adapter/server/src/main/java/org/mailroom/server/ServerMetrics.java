package org.mailroom.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;

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

    /**
     * A session begins on a connection that was taken.
     *
     * @param id unique from start to stop
     * @param listener that took it
     */
    default void sessionOpened(long id, String listener, InetSocketAddress peer) {}

    /** A session has ended, and its connection with it. */
    default void sessionClosed(long id, String listener) {}

    /** A whole command has come, known or not; one that is malformed is none. */
    default void commandReceived(InetAddress peer) {}

    /**
     * A connection was reset because more commands were pending than may be.
     *
     * @param pendingCommands how many of them were received and not answered
     */
    default void floodReset(InetAddress peer, int pendingCommands) {}

    /** A connection that was taken was ended by us because of the limit of that name. */
    default void connectionEnded(InetAddress peer, String limit) {}

    /** What a trusted proxy sent at the beginning of a connection is no header of the PROXY protocol; it was closed. */
    default void proxyRefused(InetAddress proxy, String reason) {}

    /**
     * The server is under pressure from now on, and some limits are tighter.
     *
     * @param what presses, for people
     */
    default void pressureBegan(String what) {}

    /** It is over. */
    default void pressureEnded() {}

    /** A message was accepted: the sender is about to hear {@code 250}. */
    default void messageAccepted(String mailId, InetAddress peer, long octets) {}

    /** A user has filed a message by IMAP: the client is about to hear OK. */
    default void messageFiled(InetAddress peer, String user, long octets) {}

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

    /** A login succeeded. */
    default void loginSucceeded(InetAddress peer, String user, String mechanism) {}

    /**
     * A login failed.
     *
     * @param reason what the mechanism says of it; more than the peer reads, never a secret
     */
    default void loginFailed(InetAddress peer, String mechanism, String reason) {}

    /**
     * A sealed buffer was not what the peer had sent; the connection is closed.
     *
     * @param sequence the number of the buffer among those received on this connection, from 0
     */
    default void messageAltered(InetAddress peer, long sequence, String reason) {}

    /**
     * An address was banned because of failed logins.
     *
     * @param peer the address, for IPv6 the first of its /64
     */
    default void addressBanned(InetAddress peer, Instant until) {}
}
