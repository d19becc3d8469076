package org.mailroom.security;

import java.net.SocketAddress;

/**
 * What the service tells of itself; every method may do nothing. Called on any thread: it must return at once and must not
 * throw.
 */
public interface SecurityMetrics {

    /** Hears nothing. */
    SecurityMetrics NONE = new SecurityMetrics() {};

    /** A handshake was completed. */
    default void handshakeDone(SocketAddress peer, String protocol, String cipherSuite, boolean resumed) {}

    /** A handshake failed, and the connection with it. */
    default void handshakeFailed(SocketAddress peer, String reason) {}

    /** A certificate file changed and is in use. */
    default void keysReloaded(String description) {}

    /** A certificate file changed and was refused; the keys of before stay in use. */
    default void keysRefused(String reason) {}

    /** The file with the keys of a token issuer was read, for the first time or because it changed. */
    default void tokenKeysRead(String description) {}

    /** The file with the keys of a token issuer cannot be used; the keys of before, if there are any, stay in use. */
    default void tokenKeysRefused(String reason) {}

    /** No certificate is configured: one was made, or an earlier one of ours was found. */
    default void selfSigned(String description) {}

    /** The engine that was asked for cannot be used; another takes its place. */
    default void engineReplaced(String reason) {}

    /**
     * A cache was swept.
     *
     * @param freed entries that were freed
     * @param left entries that are still alive
     * @param hits questions that it has answered since it began
     * @param misses all other questions since then
     */
    default void cacheSwept(String cache, int freed, int left, long hits, long misses) {}
}
