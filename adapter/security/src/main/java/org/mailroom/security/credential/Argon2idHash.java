package org.mailroom.security.credential;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password's hash by Argon2id, version 1.3 (RFC 9106).
 *
 * @param salt 8 to 64 octets
 * @param tag 16 to 64 octets
 */
public record Argon2idHash(Argon2Cost cost, byte[] salt, byte[] tag) {

    private static final int SALT_OCTETS = 16;
    private static final int TAG_OCTETS = 32;
    private static final int MAX_TEXT = 256;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9})"
                    + "\\$([A-Za-z0-9+/]{1,88})\\$([A-Za-z0-9+/]{1,88})");

    public Argon2idHash {
        mustHave("salt", salt.length, 8);
        mustHave("tag", tag.length, 16);
    }

    /**
     * Hashes a password with a salt of its own.
     *
     * @param password prepared; the caller clears it
     */
    public static Argon2idHash of(byte[] password, Argon2Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return new Argon2idHash(cost, salt, computed(password, cost, salt, TAG_OCTETS));
    }

    /** A hash that is no password's: checking against it is the same work, and always in vain. */
    public static Argon2idHash decoy(Argon2Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        byte[] tag = new byte[TAG_OCTETS];
        random.nextBytes(salt);
        random.nextBytes(tag);
        return new Argon2idHash(cost, salt, tag);
    }

    /**
     * Reads the text of {@link #text}, by the letter.
     *
     * @throws IllegalArgumentException when it is not that, or out of the bounds of {@link Argon2Cost}; it does not
     *     show the text
     */
    public static Argon2idHash parse(String text) {
        Matcher phc = PHC.matcher(text.length() > MAX_TEXT ? "" : text);
        if (!phc.matches()) {
            throw new IllegalArgumentException("not of the form $argon2id$v=19$m=...,t=...,p=...$salt$hash");
        }
        Argon2Cost cost = new Argon2Cost(
                Integer.parseInt(phc.group(1)), Integer.parseInt(phc.group(2)), Integer.parseInt(phc.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        Argon2idHash hash = new Argon2idHash(cost, base64.decode(phc.group(4)), base64.decode(phc.group(5)));
        if (!hash.text().equals(text)) {
            throw new IllegalArgumentException(
                    "an Argon2id hash with a number or base64 that is not in its shortest form");
        }
        return hash;
    }

    /** As a PHC string: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, base64 without padding. */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(tag);
    }

    /**
     * Whether it is this password's; takes the work of {@link #cost}.
     *
     * @param password prepared; the caller clears it
     */
    public boolean matches(byte[] password) {
        byte[] computed = computed(password, cost, salt, tag.length);
        try {
            return MessageDigest.isEqual(computed, tag);
        } finally {
            Arrays.fill(computed, (byte) 0);
        }
    }

    /**
     * Whether it was made with another cost than hashes are made with now. For whoever can write accounts: the realm reads them
     * only, and makes no new hash at a login.
     */
    public boolean needsRehash(Argon2Cost now) {
        return !cost.equals(now);
    }

    /** Without the hash, which is not for logs. */
    @Override
    public String toString() {
        return "Argon2idHash[" + cost + "]";
    }

    private static byte[] computed(byte[] password, Argon2Cost cost, byte[] salt, int octets) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] computed = new byte[octets];
        generator.generateBytes(password, computed);
        return computed;
    }

    private static void mustHave(String what, int octets, int min) {
        if (octets < min || octets > 64) {
            throw new IllegalArgumentException("an Argon2id " + what + " has " + min + " to 64 octets, not " + octets);
        }
    }
}
