package org.mailroom.it;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.crypto.KeyGenerator;

/** Writes the key store that NTLM needs. */
final class SecretKey {

    private SecretKey() {}

    static Path write(Path file, String password) throws Exception {
        var generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("mailroom", generator.generateKey(), password.toCharArray(), null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }
}
