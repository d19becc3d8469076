package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The keys of a server: one of elliptic curve P-256 with a certificate of its own for {@code localhost} and 127.0.0.1, and one
 * that encrypts secrets.
 *
 * @param keyStore in PKCS #12, with {@link #PASSWORD}
 * @param secretKeyStore in PKCS #12, with the same password: an AES key named {@code mailroom}
 * @param keyFile the key in PEM
 * @param certificateFile the certificate in PEM
 */
public record ServerCertificate(
        Path keyStore, Path secretKeyStore, Path keyFile, Path certificateFile, X509Certificate certificate) {

    public static final String PASSWORD = "changeit";

    public static ServerCertificate make(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keyStore = directory.resolve("server.p12");
        Path secretKeyStore = directory.resolve("secrets.p12");
        keytool(
                keyStore,
                "-genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=localhost"
                        + " -ext san=dns:localhost,ip:127.0.0.1 -validity 300");
        keytool(secretKeyStore, "-genseckey -alias mailroom -keyalg AES -keysize 256");
        KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        X509Certificate certificate = (X509Certificate) keys.getCertificate("server");
        byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return new ServerCertificate(
                keyStore,
                secretKeyStore,
                pem(directory.resolve("server.key"), "PRIVATE KEY", key),
                pem(directory.resolve("server.pem"), "CERTIFICATE", certificate.getEncoded()),
                certificate);
    }

    /** For clients that trust this server and no other. */
    public SSLContext trusted() throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static void keytool(Path keyStore, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", keyStore.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool did not make a key: " + command);
        }
    }

    private static Path pem(Path file, String what, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }
}
