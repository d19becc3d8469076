package org.mailroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A private key and its certificate. */
record TestKey(PrivateKey key, X509Certificate certificate) {

    /** Writes both into one PEM file, which comes into its place as a whole. */
    Path write(Path file) throws IOException, GeneralSecurityException {
        Path draft = Files.writeString(
                file.resolveSibling(file.getFileName() + ".draft"),
                pem("CERTIFICATE", certificate.getEncoded()) + pem("PRIVATE KEY", key.getEncoded()));
        return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static String pem(String what, byte[] octets) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
