package org.mailroom.security.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * The AES-256 keys of a key store file.
 *
 * @param alias of the one that was asked for, as the key store spells it
 */
record WrapKeys(Map<String, SecretKey> keys, String alias) {

    /** As a regular expression; a text names its key by it. */
    static final String ALIAS = "[A-Za-z0-9._-]{1,64}";

    private static final int OCTETS = 32;

    static WrapKeys load(Path file, char[] password, String alias) throws KeyStoreException {
        KeyStore store = opened(file, password);
        List<String> aliases = Collections.list(store.aliases());
        String spelled = aliases.stream()
                .filter(alias::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        new KeyStoreException("the key store " + file + " has no entry " + alias + "; it has " + aliases
                                + ": make one with keytool -genseckey -keyalg AES -keysize 256 -alias " + alias));
        mustBeUsable(file, password, store, spelled);
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String each : aliases) {
            if (each.matches(ALIAS) && key(store, each, password) instanceof SecretKey key && isAes256(key)) {
                keys.put(each, key);
            }
        }
        return new WrapKeys(keys, spelled);
    }

    private static KeyStore opened(Path file, char[] password) throws KeyStoreException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new KeyStoreException(
                    "the key store " + file + " is not there, or cannot be read: check path and permissions");
        }
        try {
            return KeyStore.getInstance(file.toFile(), password);
        } catch (IOException e) {
            throw new KeyStoreException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "the password of the key store " + file + " is wrong"
                            : "the key store " + file + " cannot be read, or its password is wrong: " + e.getMessage(),
                    e);
        } catch (GeneralSecurityException e) {
            throw new KeyStoreException(file + " is no key store that this Java knows: use PKCS#12, or JCEKS", e);
        }
    }

    private static void mustBeUsable(Path file, char[] password, KeyStore store, String alias)
            throws KeyStoreException {
        String where = "the entry " + alias + " of the key store " + file;
        if (!alias.matches(ALIAS)) {
            throw new KeyStoreException(
                    where + " needs an alias of 1 to 64 ASCII letters, digits, dots, hyphens and underscores");
        }
        Key key = key(store, alias, password);
        if (key == null) {
            throw new KeyStoreException(where + " is no key, or has a password of its own: give it the key store's");
        }
        if (!(key instanceof SecretKey secret) || !isAes256(secret)) {
            throw new KeyStoreException(where + " is no AES key of 256 bits, but a key for " + key.getAlgorithm()
                    + ": make one with keytool -genseckey -keyalg AES -keysize 256");
        }
    }

    private static Key key(KeyStore store, String alias, char[] password) throws KeyStoreException {
        try {
            return store.getKey(alias, password);
        } catch (KeyStoreException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static boolean isAes256(SecretKey key) {
        byte[] encoded = key.getEncoded();
        return key.getAlgorithm().equals("AES") && encoded != null && encoded.length == OCTETS;
    }
}
