package org.mailroom.security.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what is worth a password, with AES-256-GCM under a key that is not in the database. A text is bound to its
 * account and its scheme: moved to another row, it is worthless. It names its key, so that a new key can take over
 * while what the keys of before have wrapped stays readable.
 */
public final class SecretWrap {

    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_SECRET = 256;
    private static final int MAX_TEXT = 512;
    private static final Pattern TEXT =
            Pattern.compile("aes256gcm\\$(" + WrapKeys.ALIAS + ")\\$([A-Za-z0-9+/]{16})\\$([A-Za-z0-9+/]{22,400})");

    private final Map<String, SecretKey> keys;
    private final String alias;
    private final SecureRandom random;

    /**
     * With these keys.
     *
     * @param keys of AES, 256 bits, by alias
     * @param alias of the key that wraps; the others only unwrap
     */
    SecretWrap(Map<String, SecretKey> keys, String alias, SecureRandom random) {
        this.keys = Map.copyOf(keys);
        this.alias = alias;
        this.random = random;
    }

    /**
     * With the AES keys of a key store, as {@code keytool -genseckey -keyalg AES -keysize 256 -storetype PKCS12} makes
     * it. All of its AES-256 keys unwrap.
     *
     * @param password of the key store and of its keys; the caller clears it
     * @param alias of the key that wraps
     * @throws KeyStoreException when the file or the key cannot be used; the text tells why and what to do
     */
    public static SecretWrap fromKeyStore(Path file, char[] password, String alias) throws KeyStoreException {
        WrapKeys keys = WrapKeys.load(file, password, alias);
        return new SecretWrap(keys.keys(), keys.alias(), new SecureRandom());
    }

    /** Of the key that wraps, as the key store spells it. */
    public String alias() {
        return alias;
    }

    /**
     * Wraps a secret: {@code aes256gcm$alias$nonce$ciphertext}, base64 without padding.
     *
     * @param account canonical
     * @param secret 1 to 256 octets; the caller clears it
     */
    public String wrap(String account, SecretScheme scheme, byte[] secret) {
        if (secret.length < 1 || secret.length > MAX_SECRET) {
            throw new IllegalArgumentException(
                    "a secret of 1 to " + MAX_SECRET + " octets is wrapped, not of " + secret.length);
        }
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, alias, nonce, account, scheme).doFinal(secret);
            return text(alias, nonce, ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not work in this Java: " + e.getMessage(), e);
        }
    }

    /**
     * Unwraps what {@link #wrap} has wrapped for the same account and scheme.
     *
     * @return the caller clears it
     * @throws GeneralSecurityException when the text is no such text, its key is not here, or it was altered or moved
     */
    public byte[] unwrap(String account, SecretScheme scheme, String text) throws GeneralSecurityException {
        Matcher parts = parts(text);
        String key = parts.group(1);
        if (!keys.containsKey(key)) {
            throw new GeneralSecurityException(
                    "it was wrapped with the key " + key + ", which the key store does not hold");
        }
        byte[] nonce = Base64.getDecoder().decode(parts.group(2));
        try {
            byte[] ciphertext = Base64.getDecoder().decode(parts.group(3));
            return cipher(Cipher.DECRYPT_MODE, key, nonce, account, scheme).doFinal(ciphertext);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new GeneralSecurityException(
                    "it was altered, or belongs to another account or scheme, or the key " + key
                            + " is not the one of then",
                    e);
        }
    }

    /**
     * Whether a text was wrapped with a key of before.
     *
     * @throws GeneralSecurityException when the text is no such text
     */
    public boolean needsRewrap(String text) throws GeneralSecurityException {
        return !parts(text).group(1).equals(alias);
    }

    private static Matcher parts(String text) throws GeneralSecurityException {
        Matcher parts = TEXT.matcher(text.length() > MAX_TEXT ? "" : text);
        if (!parts.matches()) {
            throw new GeneralSecurityException("not of the form aes256gcm$alias$nonce$ciphertext");
        }
        return parts;
    }

    private static String text(String alias, byte[] nonce, byte[] ciphertext) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "aes256gcm$" + alias + "$" + base64.encodeToString(nonce) + "$" + base64.encodeToString(ciphertext);
    }

    private Cipher cipher(int mode, String key, byte[] nonce, String account, SecretScheme scheme)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound(account, scheme));
        return cipher;
    }

    /** The lengths keep two fields from running into each other. */
    private static byte[] bound(String account, SecretScheme scheme) {
        byte[] first = account.getBytes(StandardCharsets.UTF_8);
        byte[] second = scheme.text().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second)
                .array();
    }
}
