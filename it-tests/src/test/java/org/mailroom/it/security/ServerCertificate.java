package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * A key of elliptic curve P-256 and a certificate of its own for {@code localhost} and 127.0.0.1.
 *
 * @param keyStore in PKCS #12, with {@link #PASSWORD}
 * @param keyFile the key in PEM
 * @param certificateFile the certificate in PEM
 */
record ServerCertificate(Path keyStore, Path keyFile, Path certificateFile, X509Certificate certificate) {

    static final String PASSWORD = "changeit";

    static ServerCertificate make(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path keyStore = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1",
                                "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "300",
                                "-storetype", "PKCS12", "-keystore", keyStore.toString(), "-storepass", PASSWORD))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool did not make a key");
        }
        KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        X509Certificate certificate = (X509Certificate) keys.getCertificate("server");
        byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return new ServerCertificate(
                keyStore,
                pem(directory.resolve("server.key"), "PRIVATE KEY", key),
                pem(directory.resolve("server.pem"), "CERTIFICATE", certificate.getEncoded()),
                certificate);
    }

    private static Path pem(Path file, String what, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }
}
