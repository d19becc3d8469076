package org.mailroom.security.sasl.scram;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;

/**
 * The keys of those who have none: whoever asks for a user who does not exist sees a salt and a count of iterations as real users
 * have them, always the same for the same name, and fails at the proof (RFC 5802, section 9). Immutable.
 */
public final class ScramDecoy {

    private static final int SECRET_OCTETS = 32;
    private static final int MAX_SALT_OCTETS = 20;

    private final byte[] secret;
    private final int saltOctets;
    private final Map<ScramHash, Integer> iterations;

    /**
     * As the realm makes its accounts.
     *
     * @param secret what the salts are derived from, at least 32 octets. A salt that changes tells that its user does not exist:
     *     nodes that serve the same users need the same secret, and one that survives a restart
     * @param saltOctets the length of the salt of an account, 8 to 20
     * @param iterations the count of an account, for each hash
     */
    public ScramDecoy(byte[] secret, int saltOctets, Map<ScramHash, Integer> iterations) {
        if (secret.length < SECRET_OCTETS) {
            throw new IllegalArgumentException(
                    "the secret needs " + SECRET_OCTETS + " octets, it has " + secret.length);
        }
        if (saltOctets < 8
                || saltOctets > MAX_SALT_OCTETS
                || !iterations.keySet().containsAll(EnumSet.allOf(ScramHash.class))) {
            throw new IllegalArgumentException(
                    "a salt of " + saltOctets + " octets, or no iterations for a hash: " + iterations);
        }
        this.secret = secret.clone();
        this.saltOctets = saltOctets;
        this.iterations = Map.copyOf(iterations);
    }

    /** With a secret that lasts as long as the process. */
    public static ScramDecoy random(int saltOctets, Map<ScramHash, Integer> iterations) {
        byte[] secret = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(secret);
        return new ScramDecoy(secret, saltOctets, iterations);
    }

    /** The keys for one name; no password makes them. */
    ScramKeys keys(ScramHash hash, String user) {
        byte[] salt = ScramSignatures.hmac(hash, secret, hash.digest() + " salt " + user);
        byte[] key = ScramSignatures.hmac(hash, secret, hash.digest() + " key " + user);
        return new ScramKeys(hash, Arrays.copyOf(salt, saltOctets), iterations.get(hash), key, key);
    }
}
