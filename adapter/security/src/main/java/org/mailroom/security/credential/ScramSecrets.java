package org.mailroom.security.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** Makes the keys of SCRAM from passwords (RFC 5802, section 3), and keeps them as text (RFC 5803, section 3). */
public final class ScramSecrets {

    /** RFC 7677, section 4. */
    public static final int MIN_ITERATIONS = 4096;

    /** The client does this work at each login; more would be an attack on it. */
    public static final int MAX_ITERATIONS = 1_000_000;

    /** Of every salt that is made here. */
    public static final int SALT_OCTETS = 16;

    private static final int MAX_TEXT = 512;
    private static final Pattern TEXT =
            Pattern.compile("SCRAM-(SHA-1|SHA-256)\\$([0-9]{1,9}):([A-Za-z0-9+/]{1,88}={0,2})"
                    + "\\$([A-Za-z0-9+/]{1,44}={0,2}):([A-Za-z0-9+/]{1,44}={0,2})");

    private ScramSecrets() {}

    /**
     * The keys of a password, with a salt of their own.
     *
     * @param password prepared; the caller clears it
     * @param iterations 4096 to 1000000
     */
    public static ScramKeys derive(ScramHash hash, byte[] password, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return derive(hash, password, salt, iterations);
    }

    /**
     * The keys of a password, with that salt.
     *
     * @param password prepared; the caller clears it
     * @param salt 8 to 64 octets
     * @param iterations 4096 to 1000000
     * @throws IllegalArgumentException when salt or iterations are out of bounds
     */
    public static ScramKeys derive(ScramHash hash, byte[] password, byte[] salt, int iterations) {
        checkBounds(salt, iterations);
        byte[] salted = pbkdf2(hash, password, salt, iterations, hash.octets());
        byte[] clientKey = hmac(hash, salted, "Client Key");
        try {
            byte[] storedKey = MessageDigest.getInstance(hash.digest()).digest(clientKey);
            return new ScramKeys(hash, salt.clone(), iterations, storedKey, hmac(hash, salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(hash.digest() + " is missing in this Java", e);
        } finally {
            Arrays.fill(salted, (byte) 0);
            Arrays.fill(clientKey, (byte) 0);
        }
    }

    /** As in {@code SCRAM-SHA-256$10000:salt$StoredKey:ServerKey}, in base64. */
    public static String text(ScramKeys keys) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "SCRAM-" + keys.hash().digest() + "$" + keys.iterations() + ":" + base64.encodeToString(keys.salt())
                + "$" + base64.encodeToString(keys.storedKey()) + ":" + base64.encodeToString(keys.serverKey());
    }

    /**
     * Reads the text of {@link #text}, by the letter.
     *
     * @throws IllegalArgumentException when it is not that, or out of bounds; it does not show the text
     */
    public static ScramKeys parse(String text) {
        Matcher parts = TEXT.matcher(text.length() > MAX_TEXT ? "" : text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not of the form SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey");
        }
        ScramHash hash = parts.group(1).equals("SHA-1") ? ScramHash.SHA_1 : ScramHash.SHA_256;
        ScramKeys keys = new ScramKeys(
                hash,
                decoded(parts.group(3)),
                Integer.parseInt(parts.group(2)),
                decoded(parts.group(4)),
                decoded(parts.group(5)));
        checkBounds(keys.salt(), keys.iterations());
        boolean fits = keys.storedKey().length == hash.octets() && keys.serverKey().length == hash.octets();
        if (!fits || !text(keys).equals(text)) {
            throw new IllegalArgumentException(
                    "keys of SCRAM of the wrong length, or with a number or base64 that is not in its only form");
        }
        return keys;
    }

    /** PBKDF2 (RFC 8018, section 5.2) with the hash's HMAC. */
    static byte[] pbkdf2(ScramHash hash, byte[] password, byte[] salt, int iterations, int octets) {
        Digest digest =
                switch (hash) {
                    case SHA_1 -> new SHA1Digest();
                    case SHA_256 -> SHA256Digest.newInstance();
                };
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest);
        generator.init(password, salt, iterations);
        return ((KeyParameter) generator.generateDerivedMacParameters(octets * 8)).getKey();
    }

    private static byte[] hmac(ScramHash hash, byte[] key, String label) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            mac.init(new SecretKeySpec(key, hash.mac()));
            return mac.doFinal(label.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(hash.mac() + " is missing in this Java", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("keys of SCRAM with text that is not base64");
        }
    }

    private static void checkBounds(byte[] salt, int iterations) {
        if (salt.length < 8 || salt.length > 64) {
            throw new IllegalArgumentException("a salt of SCRAM has 8 to 64 octets, not " + salt.length);
        }
        checkIterations(iterations);
    }

    static void checkIterations(int iterations) {
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException(
                    "SCRAM takes iterations from " + MIN_ITERATIONS + " to " + MAX_ITERATIONS + ", not " + iterations);
        }
    }
}
