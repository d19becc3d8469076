package org.mailroom.security.tls.key;

import java.util.List;

/**
 * The keys of a server, as they were read together; immutable.
 *
 * @param keys at least one; among keys of one algorithm the first is the one for clients that name no host, or one that no
 *     certificate names
 */
public record KeyRing(List<ServerKey> keys) {

    public KeyRing {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key ring has a key");
        }
        keys = List.copyOf(keys);
    }
}
