package org.mailroom.security.tls.key;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A PKCS#12 ({@code .p12}, {@code .pfx}) or JKS ({@code .jks}) key store. All private keys in it count, in the order of their
 * aliases.
 */
public record KeyStoreFile(Path path) implements KeySource {

    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public List<ServerKey> read(char[] password) throws KeySourceException {
        StoreType type = StoreType.of(path)
                .orElseThrow(() -> new KeySourceException(
                        path.toString(), "is not named like a key store", "let it end with .p12, .pfx or .jks"));
        KeyStore store = type.read(path, password);
        try {
            return keys(store, password);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new KeySourceException(
                    path.toString(),
                    "cannot be used (" + KeySourceException.reason(e) + ")",
                    "write the key store anew, with an RSA or EC key",
                    e);
        }
    }

    private List<ServerKey> keys(KeyStore store, char[] password) throws GeneralSecurityException, KeySourceException {
        List<String> aliases = Collections.list(store.aliases());
        Collections.sort(aliases);
        var keys = new ArrayList<ServerKey>();
        for (String alias : aliases) {
            if (store.isKeyEntry(alias) && key(store, alias, password) instanceof PrivateKey key) {
                keys.add(ServerKeys.of(path + " (" + alias + ")", key, certificates(store, alias)));
            }
        }
        if (keys.isEmpty()) {
            throw new KeySourceException(
                    path.toString(),
                    "holds no private key, only " + aliases.size() + " other entries",
                    "put the key and its certificates into one entry");
        }
        return keys;
    }

    private Key key(KeyStore store, String alias, char[] password) throws GeneralSecurityException, KeySourceException {
        try {
            return store.getKey(alias, password);
        } catch (UnrecoverableKeyException e) {
            throw new KeySourceException(
                    path + " (" + alias + ")",
                    "cannot be opened with the password of the key store (" + KeySourceException.reason(e) + ")",
                    "give the entry the same password with keytool -keypasswd",
                    e);
        }
    }

    private static List<X509Certificate> certificates(KeyStore store, String alias) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        return chain == null
                ? List.of()
                : Arrays.stream(chain)
                        .filter(X509Certificate.class::isInstance)
                        .map(X509Certificate.class::cast)
                        .toList();
    }
}
