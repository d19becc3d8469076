package org.mailroom.security.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/** Starts in a class loader with other libraries; it makes its key with nothing but the JDK. */
public final class MixedWorld {

    private MixedWorld() {}

    /** The engine in use, why not the one asked for, and what failed. */
    public static String start(Path directory) throws Exception {
        StringBuilder said = new StringBuilder();
        SecurityMetrics metrics = new SecurityMetrics() {
            @Override
            public void engineReplaced(String reason) {
                said.append(' ').append(reason);
            }
        };
        try (TlsService service = TlsService.start(
                TlsSettings.defaults().with(TlsEngine.BCJSSE), new KeyRing(List.of(key(directory))), metrics)) {
            said.insert(0, service.figures().engine());
            service.selfTest().failures().forEach(failure -> said.append(' ').append(failure));
        }
        return said.toString();
    }

    /** By the JDK's keytool, which is a program of the JDK that runs us. */
    private static ServerKey key(Path directory) throws Exception {
        Path file = directory.resolve("mixed.p12");
        if (!Files.exists(file)) {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-storepass",
                            "secret",
                            "-keystore",
                            file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), "secret".toCharArray());
        PrivateKey key = (PrivateKey) store.getKey("key", "secret".toCharArray());
        return new ServerKey("mixed", key, List.of((X509Certificate) store.getCertificate("key")));
    }
}
