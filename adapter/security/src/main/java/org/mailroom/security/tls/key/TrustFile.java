package org.mailroom.security.tls.key;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The authorities that may vouch for clients: a PEM bundle (RFC 7468), or a PKCS#12 or JKS key store. */
public final class TrustFile {

    private TrustFile() {}

    /**
     * The certificates in that file, as trusted entries of a key store in memory. Keys in it count for nothing.
     *
     * @param password of a key store; null or empty when it has none; stays the caller's
     */
    public static KeyStore load(Path file, char[] password) throws KeySourceException {
        Optional<StoreType> type = StoreType.of(file);
        List<? extends Certificate> certificates = type.isPresent()
                ? trusted(file, type.get().read(file, password == null ? new char[0] : password))
                : PemFile.read(file).certificates();
        if (certificates.isEmpty()) {
            throw new KeySourceException(
                    file.toString(),
                    "holds no trusted certificate",
                    type.isPresent() ? "add one with keytool -importcert" : "put certificates in PEM into it");
        }
        return store(certificates);
    }

    private static List<Certificate> trusted(Path file, KeyStore store) throws KeySourceException {
        try {
            var certificates = new ArrayList<Certificate>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    certificates.add(store.getCertificate(alias));
                }
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw new KeySourceException(file.toString(), "cannot be listed", "write the key store anew", e);
        }
    }

    private static KeyStore store(List<? extends Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), certificates.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java has key stores in memory", e);
        }
    }
}
