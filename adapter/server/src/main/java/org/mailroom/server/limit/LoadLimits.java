package org.mailroom.server.limit;

import java.time.Duration;

/**
 * The limits that keep a crowd from taking what everybody needs.
 *
 * @param maxConnectionsPerUser sessions of one user who has logged in; {@code UserSessions}
 * @param maxConnectionRate connections that are taken in a minute, in all; 0 for any number; {@code ConnectionRates}
 * @param maxConnectionRatePerAddress the same for one peer address; {@code ConnectionRates}
 * @param maxHandshakes TLS handshakes in progress; further ones wait; {@code HandshakeQueue}
 * @param proxyTimeout how long a trusted proxy has for its header; {@code ProxyGate}
 * @param minDataRate octets in a second, on average, of a peer that is in the midst of a command or of content, or that is to take
 *     what we have written; 0 for no matter how slow; {@code DataRate}
 * @param maxMemory octets that all connections hold; 0 for an eighth of the heap; {@code MemoryBudget}
 * @param maxConnectionMemory octets that one connection holds; {@code MemoryAccount}
 */
public record LoadLimits(
        int maxConnectionsPerUser,
        int maxConnectionRate,
        int maxConnectionRatePerAddress,
        int maxHandshakes,
        Duration proxyTimeout,
        int minDataRate,
        long maxMemory,
        int maxConnectionMemory) {

    /** The defaults that the documentation states. */
    public static final LoadLimits DEFAULTS = new LoadLimits(20, 0, 0, 256, Duration.ofSeconds(5), 32, 0, 256 * 1024);

    /** What {@link #maxMemory()} stands for, in octets. */
    public long memoryOctets() {
        return maxMemory > 0 ? maxMemory : Runtime.getRuntime().maxMemory() / 8;
    }
}
