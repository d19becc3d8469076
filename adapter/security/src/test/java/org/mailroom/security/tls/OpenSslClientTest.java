package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.security.SecurityMetrics;

/** What an independent client sees of every engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenSslClientTest {

    private final List<TlsService> services = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        for (TlsEngine engine : TlsEngine.values()) {
            services.add(
                    TlsService.start(TlsSettings.defaults().with(engine), Certificates.BOTH, SecurityMetrics.NONE));
        }
    }

    @AfterAll
    void stop() {
        services.forEach(TlsService::close);
    }

    /** Nearly all clients prefer X25519. The JDK lets the client choose, and so does Bouncy Castle with TLS 1.2. */
    @ParameterizedTest
    @CsvSource({
        "JDK, TLSV1_2, X25519:P-256, X25519",
        "JDK, TLSV1_3, X25519:P-256, X25519",
        "JDK, TLSV1_2, P-256:X25519, prime256v1",
        "JDK, TLSV1_3, P-256:X25519, prime256v1",
        "JDK, TLSV1_3, P-521:P-384, secp384r1",
        "BCJSSE, TLSV1_2, X25519:P-256, X25519",
        "BCJSSE, TLSV1_3, X25519:P-256, X25519",
        "BCJSSE, TLSV1_2, P-256:X25519, prime256v1",
        "BCJSSE, TLSV1_3, P-256:X25519, X25519",
        "BCJSSE, TLSV1_3, P-384:P-256, prime256v1",
        "BCJSSE, TLSV1_3, P-521:P-384, secp384r1",
        "BCJSSE, TLSV1_3, P-521, ''",
        "OPENSSL, TLSV1_2, P-256:X25519, X25519",
        "OPENSSL, TLSV1_3, P-256:X25519, X25519",
        "OPENSSL, TLSV1_2, P-384:X25519, X25519",
        "OPENSSL, TLSV1_3, P-384:P-256, prime256v1",
        "OPENSSL, TLSV1_3, P-521:P-384, secp384r1",
        "OPENSSL, TLSV1_3, P-521, ''",
    })
    void exchangesKeysOnAGroupOfOurs(TlsEngine engine, TlsProtocol protocol, String offered, String group)
            throws Exception {
        // Before 20 the JDK cannot be told which groups there are.
        assumeTrue(engine != TlsEngine.JDK
                || !offered.startsWith("P-521")
                || Runtime.version().feature() >= 20);
        try (EchoServer server = new EchoServer(services.get(engine.ordinal()))) {
            assertThat(OpenSslClient.connect(server.port(), protocol, "-groups", offered)
                            .group())
                    .isEqualTo(group);
        }
    }

    /** Not with TLS 1.2: there its no context is another than our empty one (RFC 5705, section 4; RFC 9266, section 2). */
    @ParameterizedTest
    @EnumSource(names = {"BCJSSE", "JDK"})
    void bothSidesExportTheSame(TlsEngine engine) throws Exception {
        assumeTrue(engine == TlsEngine.BCJSSE || Runtime.version().feature() >= 25);
        try (EchoServer server = new EchoServer(services.get(engine.ordinal()))) {
            OpenSslClient client = OpenSslClient.connect(
                    server.port(),
                    TlsProtocol.TLSV1_3,
                    "-keymatexport",
                    "EXPORTER-Channel-Binding",
                    "-keymatexportlen",
                    "32");

            assertThat(client.keyingMaterial()).isEqualTo(server.exported());
        }
    }
}
