package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailroom.security.SecurityMetrics;

/** Every engine with real clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EngineTest {

    private final List<TlsService> services = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        for (TlsEngine engine : TlsEngine.values()) {
            TlsService service =
                    TlsService.start(TlsSettings.defaults().with(engine), Certificates.BOTH, SecurityMetrics.NONE);
            services.add(service);
        }
    }

    @AfterAll
    void stop() {
        services.forEach(TlsService::close);
    }

    @ParameterizedTest
    @EnumSource
    void usesTheEngineAskedForAndOffersAllThatPassed(TlsEngine engine) {
        TlsService service = services.get(engine.ordinal());

        assertThat(service.selfTest().failures()).isEmpty();
        assertThat(service.figures().engine()).isEqualTo(engine);
        assertThat(service.figures().protocols()).containsExactly(TlsProtocol.TLSV1_2, TlsProtocol.TLSV1_3);
        assertThat(service.figures().cipherSuites())
                .hasSize(9)
                .startsWith("TLS_AES_256_GCM_SHA384")
                .noneMatch(suite -> suite.contains("CBC") || suite.startsWith("TLS_RSA"));
    }

    @ParameterizedTest
    @EnumSource
    void choosesTheNameOfTheListenersProtocol(TlsEngine engine) throws Exception {
        TlsService service = services.get(engine.ordinal());
        TlsServer imap = service.speaking("imap");

        assertThat(chosen(imap, "xmpp-client", "imap")).isEqualTo("imap");
        assertThat(chosen(imap, "http/1.1")).isEmpty();
        assertThat(chosen(imap)).isEmpty();
        assertThat(chosen(service, "imap")).isEmpty();

        service.purge();
        assertThat(chosen(imap, "imap")).as("in the next generation").isEqualTo("imap");
        assertThat(service.keys(Certificates.BOTH)).isTrue();
        assertThat(chosen(imap, "imap")).as("with other keys").isEqualTo("imap");
    }

    private static String chosen(TlsServer tls, String... offered) throws Exception {
        try (EchoServer server = new EchoServer(tls);
                SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), TlsProtocol.TLSV1_3)) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(offered);
            socket.setSSLParameters(parameters);

            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
            return socket.getApplicationProtocol();
        }
    }

    static List<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (TlsEngine engine : TlsEngine.values()) {
            for (TlsProtocol protocol : TlsProtocol.values()) {
                all.add(arguments(engine, protocol, "EC", "ecdsa_secp256r1_sha256"));
                all.add(arguments(engine, protocol, "RSA", "rsa_pss_rsae_sha256"));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void servesTheKeyThatTheClientCanCheck(TlsEngine engine, TlsProtocol protocol, String algorithm, String scheme)
            throws Exception {
        try (EchoServer server = new EchoServer(services.get(engine.ordinal()));
                SSLSocket socket = Clients.connect(Clients.bouncyCastle(), server.port(), protocol)) {
            BCSSLParameters parameters = ((BCSSLSocket) socket).getParameters();
            parameters.setSignatureSchemes(new String[] {scheme});
            ((BCSSLSocket) socket).setParameters(parameters);

            assertThat(Clients.echo(socket, "hello".repeat(5000))).isEqualTo("hello".repeat(5000));

            TlsSession session = server.session();
            X509Certificate seen = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(seen.getPublicKey().getAlgorithm()).isEqualTo(algorithm);
            assertThat(session.protocol()).isEqualTo(protocol.standardName());
            assertThat(session.cipherSuite()).isEqualTo(socket.getSession().getCipherSuite());
            assertThat(session.clientCertificate()).isEmpty();
            assertThat(session.bindings().data(ChannelBindings.Type.TLS_SERVER_END_POINT))
                    .hasValue(MessageDigest.getInstance("SHA-256").digest(seen.getEncoded()));
            assertThat(session.bindings()
                            .data(ChannelBindings.Type.TLS_EXPORTER)
                            .isPresent())
                    .isEqualTo(canExport(engine, protocol));
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void servesTheJdkAndKeepsToItsOwnOrder(TlsEngine engine, TlsProtocol protocol, String algorithm, String scheme)
            throws Exception {
        String kind = algorithm.equals("EC") ? "ECDSA" : "RSA";
        String[] suites = protocol == TlsProtocol.TLSV1_3
                ? new String[] {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"}
                : new String[] {
                    "TLS_ECDHE_" + kind + "_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_" + kind + "_WITH_AES_256_GCM_SHA384"
                };
        try (EchoServer server = new EchoServer(services.get(engine.ordinal()));
                SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), protocol)) {
            socket.setEnabledCipherSuites(suites);

            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");

            TlsSession session = server.session();
            if (engine != TlsEngine.OPENSSL || protocol != TlsProtocol.TLSV1_3) {
                assertThat(session.cipherSuite()).isEqualTo(suites[1]);
            } else {
                // BoringSSL orders these three by what the processor is good at.
                assertThat(session.cipherSuite()).isIn((Object[]) suites);
            }
            Optional<byte[]> exported = session.bindings().data(ChannelBindings.Type.TLS_EXPORTER);
            assertThat(exported.isPresent()).isEqualTo(canExport(engine, protocol));
            exported.ifPresent(octets -> assertThat(octets).hasSize(32));
            if (exported.isPresent() && Runtime.version().feature() >= 25) {
                assertThat(exported).hasValue(Clients.export(socket.getSession()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void refusesWhatIsTooWeak(TlsEngine engine, TlsProtocol protocol, String algorithm, String scheme)
            throws Exception {
        String kind = algorithm.equals("EC") ? "ECDSA" : "RSA";
        SSLContext context = Clients.jdk();
        try (EchoServer server = new EchoServer(services.get(engine.ordinal()));
                SSLSocket socket = Clients.connect(context, server.port(), TlsProtocol.TLSV1_2)) {
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_" + kind + "_WITH_AES_128_CBC_SHA256"});

            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);

            assertThat(server.failure()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void signsNothingWithSha1(TlsEngine engine) throws Exception {
        try (EchoServer server = new EchoServer(services.get(engine.ordinal()));
                SSLSocket socket = Clients.connect(Clients.bouncyCastle(), server.port(), TlsProtocol.TLSV1_2)) {
            BCSSLParameters parameters = ((BCSSLSocket) socket).getParameters();
            parameters.setSignatureSchemes(new String[] {"ecdsa_sha1", "rsa_pkcs1_sha1"});
            ((BCSSLSocket) socket).setParameters(parameters);
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
            assertThat(server.failure()).isNotBlank();
        }
    }

    private static boolean canExport(TlsEngine engine, TlsProtocol protocol) {
        return engine == TlsEngine.BCJSSE && protocol == TlsProtocol.TLSV1_3
                || engine == TlsEngine.JDK && Runtime.version().feature() >= 25;
    }
}
