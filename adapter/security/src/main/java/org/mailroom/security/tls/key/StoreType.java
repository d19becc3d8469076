package org.mailroom.security.tls.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of key store files, told by the end of their names. */
enum StoreType {
    PKCS12(".p12", ".pfx"),
    JKS(".jks");

    private final String[] extensions;

    StoreType(String... extensions) {
        this.extensions = extensions;
    }

    static Optional<StoreType> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> Arrays.stream(type.extensions).anyMatch(name::endsWith))
                .findFirst();
    }

    /** The store in that file; with any password of its own, which may be empty but is always checked. */
    KeyStore read(Path file, char[] password) throws KeySourceException {
        byte[] octets = KeyBytes.read(file);
        try {
            KeyStore store = KeyStore.getInstance(name());
            store.load(new ByteArrayInputStream(octets), password);
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                String what =
                        password.length == 0 ? "needs a password" : "has another password than the one configured";
                throw new KeySourceException(
                        file.toString(), what, "set the password that keytool -list accepts for this file", e);
            }
            throw damaged(file, e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw damaged(file, e);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private KeySourceException damaged(Path file, Exception cause) {
        return new KeySourceException(
                file.toString(),
                "is damaged or no " + this + " key store (" + KeySourceException.reason(cause) + ")",
                "write it anew, or name a PEM file with the ending .pem",
                cause);
    }
}
