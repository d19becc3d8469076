package org.mailroom.server.trace;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mailroom.server.limit.Network;

/**
 * Whose connections are traced, and how long.
 *
 * @param whom an address, a network, or the name of a user, as it was given
 * @param network empty for a user
 * @param until when it ends
 */
public record Trace(String whom, Optional<Network> network, Instant until) {

    /** Of an address, a network or a user. */
    static Trace of(String whom, Instant until) {
        return new Trace(whom, Network.parse(whom), until);
    }

    /** Names of users are compared in any case: a realm may have them in one, a client in another. */
    boolean covers(InetAddress peer, String user) {
        return network.map(addresses -> addresses.contains(peer)).orElseGet(() -> isSame(user));
    }

    private boolean isSame(String user) {
        return whom.toLowerCase(Locale.ROOT).equals(user.toLowerCase(Locale.ROOT));
    }
}
