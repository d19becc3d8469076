package org.mailroom.security.tls.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.security.tls.key.TestKeys.AUTHORITY;
import static org.mailroom.security.tls.key.TestKeys.MIDDLE;
import static org.mailroom.security.tls.key.TestKeys.certificate;
import static org.mailroom.security.tls.key.TestKeys.entry;
import static org.mailroom.security.tls.key.TestKeys.pkcs8;
import static org.mailroom.security.tls.key.TestKeys.store;
import static org.mailroom.security.tls.key.TestKeys.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustFileTest {

    private static final X509Certificate FIRST = certificate(AUTHORITY);
    private static final X509Certificate SECOND = certificate(MIDDLE);

    @TempDir
    Path directory;

    @Test
    void aBundle() throws Exception {
        Path file = write(directory.resolve("ca.pem"), FIRST, SECOND);
        assertThat(issuers(TrustFile.load(file, null))).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, ca.p12", "JKS, ca.jks"})
    void aKeyStore(String type, String name) throws Exception {
        KeyStore store = store(type);
        store.setCertificateEntry("a", FIRST);
        store.setCertificateEntry("b", SECOND);
        entry(store, "own", TestKeys.EC, "secret", certificate(TestKeys.EC, "mail.example"));
        Path file = write(directory.resolve(name), store, "secret");

        assertThat(issuers(TrustFile.load(file, "secret".toCharArray()))).containsExactlyInAnyOrder(FIRST, SECOND);
        refused(file, "wrong", "another password");
        refused(file, null, "needs a password");
    }

    @Test
    void whatCannotBeUsed() throws Exception {
        refused(directory.resolve("none.pem"), null, "does not exist");
        refused(Files.writeString(directory.resolve("a.pem"), "nothing"), null, "no trusted certificate");
        refused(write(directory.resolve("b.pem"), pkcs8(TestKeys.EC)), null, "no trusted certificate");
        refused(Files.writeString(directory.resolve("c.p12"), "nothing"), null, "damaged");
        refused(Files.writeString(directory.resolve("d.pem"), "-----BEGIN CERTIFICATE-----\nAA==\n"), null, "damaged");
        KeyStore store = store("PKCS12");
        entry(store, "own", TestKeys.EC, "secret", certificate(TestKeys.EC, "mail.example"));
        refused(write(directory.resolve("e.p12"), store, "secret"), "secret", "no trusted certificate");
    }

    private static void refused(Path file, String password, String what) {
        assertThatThrownBy(() -> TrustFile.load(file, password == null ? null : password.toCharArray()))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContainingAll(file.toString(), what, ";");
    }

    private static X509Certificate[] issuers(KeyStore store) throws Exception {
        assertThat(Collections.list(store.aliases())).isNotEmpty();
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    }
}
