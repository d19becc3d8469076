package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.tls.key.KeyRing;

/** What happens to tickets and generations as time goes by. */
final class PassingTimeTest {

    private static final Duration SESSION = Duration.ofHours(1);
    private static final Duration GENERATION = Duration.ofHours(24);

    private final AtomicLong nanos = new AtomicLong();

    @ParameterizedTest
    @EnumSource
    void anOldGenerationIsReplaced(TlsEngine engine) throws Exception {
        try (TlsService service = start(engine, new KeyRing(List.of(Certificates.EC)));
                EchoServer server = new EchoServer(service)) {
            SSLContext client = Clients.jdk();
            connect(client, server, TlsProtocol.TLSV1_2);
            pass(GENERATION.minusNanos(1));
            service.sweep();
            assertThat(service.figures().generation()).isEqualTo(1);
            connect(client, server, TlsProtocol.TLSV1_2);
            assertThat(service.figures().resumed()).isEqualTo(1);

            pass(Duration.ofNanos(1));
            service.sweep();

            assertThat(service.figures().generation()).isEqualTo(2);
            connect(client, server, TlsProtocol.TLSV1_2);
            assertThat(service.figures().resumed()).isEqualTo(1);

            pass(GENERATION.minusNanos(1));
            service.sweep();
            assertThat(service.figures().generation()).isEqualTo(2);
        }
    }

    /** A ticket is good under the key of before the last renewal, not under the one before that. */
    @ParameterizedTest
    @EnumSource
    void ticketsOutliveOneRenewalOfTheirKey(TlsProtocol protocol) throws Exception {
        try (TlsService service = start(TlsEngine.OPENSSL, new KeyRing(List.of(Certificates.EC)));
                EchoServer server = new EchoServer(service)) {
            SSLContext once = Clients.jdk();
            SSLContext twice = Clients.jdk();
            connect(once, server, protocol);
            connect(twice, server, protocol);

            pass(SESSION);
            service.sweep();
            connect(once, server, protocol);
            assertThat(service.figures().resumed()).isEqualTo(1);

            service.sweep();
            pass(SESSION);
            service.sweep();
            connect(twice, server, protocol);
            assertThat(service.figures().resumed()).isEqualTo(1);
            assertThat(service.figures().generation()).isEqualTo(1);
        }
    }

    /** A resumed session does not say whose it was: so there are tickets for one key only, and its binding is known. */
    @Test
    void withSeveralKeysOnlyOneOfThemGetsTickets() throws Exception {
        try (TlsService service = start(TlsEngine.OPENSSL, Certificates.BOTH);
                EchoServer server = new EchoServer(service)) {
            for (TlsProtocol protocol : TlsProtocol.values()) {
                SSLContext client = Clients.jdk();
                long before = service.figures().resumed();
                Optional<byte[]> first = connect(client, server, protocol);
                Optional<byte[]> second = connect(client, server, protocol);
                assertThat(service.figures().resumed()).isEqualTo(before + 1);
                assertThat(first)
                        .hasValue(CertificateHash.of(Certificates.EC.certificate())
                                .orElseThrow());
                assertThat(second).hasValue(first.get());
            }
            SSLContext client = Clients.jdk();
            long before = service.figures().resumed();
            for (int i = 0; i < 2; i++) {
                Optional<byte[]> hash =
                        connect(client, server, TlsProtocol.TLSV1_2, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
                hash.ifPresent(present -> assertThat(present)
                        .isEqualTo(CertificateHash.of(Certificates.RSA.certificate())
                                .orElseThrow()));
            }
            assertThat(service.figures().handshakes()).isEqualTo(6);
            assertThat(service.figures().resumed()).isBetween(before, before + 1);
        }
    }

    private Optional<byte[]> connect(SSLContext client, EchoServer server, TlsProtocol protocol, String... suites)
            throws Exception {
        try (SSLSocket socket = Clients.connect(client, server.port(), protocol)) {
            if (suites.length > 0) {
                socket.setEnabledCipherSuites(suites);
            }
            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
            return server.session().bindings().data(ChannelBindings.Type.TLS_SERVER_END_POINT);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private TlsService start(TlsEngine engine, KeyRing ring) throws TlsUnavailableException {
        TlsSettings plain = TlsSettings.defaults();
        TlsSettings settings = new TlsSettings(
                engine,
                plain.protocols(),
                ClientCertificates.OFF,
                Optional.empty(),
                Optional.empty(),
                1000,
                SESSION,
                GENERATION,
                Duration.ofHours(1),
                plain.handshakeTimeout(),
                1);
        return TlsService.start(
                settings,
                ring,
                SecurityMetrics.NONE,
                kind -> kind == TlsEngine.OPENSSL ? new OpenSslEngines(nanos::get) : Engines.of(kind),
                nanos::get);
    }
}
