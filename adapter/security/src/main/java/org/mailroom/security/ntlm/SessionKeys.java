package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The keys of one direction, with extended session security ([MS-NLMP], sections 3.4.5.2 and 3.4.5.3).
 *
 * @param signing 16 octets
 * @param sealing 16 octets, with as much of the session key in them as the strength says
 */
record SessionKeys(byte[] signing, byte[] sealing) {

    /** Who sends. */
    enum Direction {
        CLIENT_TO_SERVER("client-to-server"),
        SERVER_TO_CLIENT("server-to-client");

        private final String name;

        Direction(String name) {
            this.name = name;
        }

        private byte[] constant(String purpose) {
            return ("session key to " + name + " " + purpose + " key magic constant\0").getBytes(US_ASCII);
        }
    }

    static SessionKeys derive(byte[] sessionKey, Strength strength, Direction direction) {
        byte[] shortened = Arrays.copyOf(sessionKey, strength.keyOctets());
        try {
            return new SessionKeys(
                    NtlmV2.md5(sessionKey, direction.constant("signing")),
                    NtlmV2.md5(shortened, direction.constant("sealing")));
        } finally {
            Arrays.fill(shortened, (byte) 0);
        }
    }

    void clear() {
        Arrays.fill(signing, (byte) 0);
        Arrays.fill(sealing, (byte) 0);
    }
}
