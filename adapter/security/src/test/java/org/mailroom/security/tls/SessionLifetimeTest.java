package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.tls.key.KeyRing;

/**
 * No session outlives its time, nor a purge. The JVM's histogram counts them: the client is of the other library each time, so what
 * it counts is the server's.
 */
final class SessionLifetimeTest {

    private static final int SESSIONS = 200;
    private static final int MANY = 1000;
    private static final int RAPID = 300;
    private static final KeyRing EC = new KeyRing(List.of(Certificates.EC));
    private static final String JDK_SESSION = "sun.security.ssl.SSLSessionImpl";
    private static final String BC_SESSION = "org.bouncycastle.jsse.provider.ProvSSLSession";

    /** Bouncy Castle's client knows no tickets, so the JDK keeps its sessions by id; and the other way round. */
    @ParameterizedTest
    @CsvSource({"JDK, " + JDK_SESSION, "BCJSSE, " + BC_SESSION})
    void sweepingFreesWhatHasExpired(TlsEngine engine, String session) throws Exception {
        try (TlsService service = start(engine, Duration.ofSeconds(1));
                EchoServer server = new EchoServer(service);
                SSLSocket open = connect(engine, server, TlsProtocol.TLSV1_2)) {
            assertThat(Clients.echo(open, "open")).isEqualTo("open");
            handshakes(engine, server, MANY);
            Thread.sleep(1_100);

            // This is what the sweep is for: neither time nor the collector frees them.
            assertThat(LiveObjects.count(session)).isGreaterThanOrEqualTo(MANY);
            service.sweep();

            assertThat(LiveObjects.countOnceBelow(20, session)).isLessThan(20);
            assertThat(service.figures().sessionsCached()).isZero();
            assertThat(Clients.echo(open, "still open")).isEqualTo("still open");
        }
    }

    /** With TLS 1.3 nothing stays but what the clients hold, whether they resume or not, while another connection is open. */
    @ParameterizedTest
    @CsvSource({
        "JDK, false, " + JDK_SESSION,
        "BCJSSE, false, " + BC_SESSION,
        "OPENSSL, false, io.netty.handler.ssl.ReferenceCountedOpenSslEngine",
        "OPENSSL, true, io.netty.handler.ssl.ReferenceCountedOpenSslEngine",
    })
    void rapidConnectionsLeaveTheHeapWhereItWas(TlsEngine engine, boolean resumed, String className) throws Exception {
        try (TlsService service = start(engine, Duration.ofHours(1));
                EchoServer server = new EchoServer(service);
                SSLSocket open = connect(engine, server, TlsProtocol.TLSV1_3)) {
            assertThat(Clients.echo(open, "open")).isEqualTo("open");
            SSLContext client = client(engine);
            for (int i = 0; i < RAPID; i++) {
                try (SSLSocket socket = Clients.connect(client, server.port(), TlsProtocol.TLSV1_3)) {
                    assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
                    if (!resumed) {
                        socket.getSession().invalidate();
                    }
                }
            }
            for (int i = 0; i < RAPID; i++) {
                server.awaitClosed();
            }
            server.forget();
            service.sweep();

            assertThat(service.figures().resumed()).isEqualTo(resumed ? RAPID - 1 : 0);
            assertThat(LiveObjects.countOnceBelow(20, className)).isBetween(1L, 20L);
            assertThat(Clients.echo(open, "still open")).isEqualTo("still open");
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK, " + JDK_SESSION, "BCJSSE, " + BC_SESSION})
    void purgingFreesEverything(TlsEngine engine, String session) throws Exception {
        try (TlsService service = start(engine, Duration.ofHours(1));
                EchoServer server = new EchoServer(service);
                SSLSocket open = connect(engine, server, TlsProtocol.TLSV1_2)) {
            assertThat(Clients.echo(open, "open")).isEqualTo("open");
            handshakes(engine, server, SESSIONS);
            assertThat(service.figures().sessionsCached()).isGreaterThanOrEqualTo(SESSIONS);

            assertThat(service.purge()).isGreaterThanOrEqualTo(SESSIONS);

            assertThat(LiveObjects.countOnceBelow(20, session)).isLessThan(20);
            assertThat(service.figures().sessionsCached()).isZero();
            assertThat(service.figures().generation()).isEqualTo(2);
            assertThat(Clients.echo(open, "still open")).isEqualTo("still open");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JDK, TLSV1_2",
        "JDK, TLSV1_3",
        "BCJSSE, TLSV1_2",
        "OPENSSL, TLSV1_2",
        "OPENSSL, TLSV1_3",
    })
    void resumesUntilThePurgeAndNotAfter(TlsEngine engine, TlsProtocol protocol) throws Exception {
        try (TlsService service = start(engine, Duration.ofHours(1));
                EchoServer server = new EchoServer(service)) {
            // With TLS 1.2 the JDK's client must not reuse what it knows of other servers' ports: a context of its own.
            SSLContext client = Clients.jdk();
            connectAndEcho(client, server, protocol);
            connectAndEcho(client, server, protocol);
            assertThat(service.figures().resumed()).isEqualTo(1);

            service.purge();
            connectAndEcho(client, server, protocol);

            assertThat(service.figures().resumed()).isEqualTo(1);
            assertThat(service.figures().handshakes()).isEqualTo(3);
        }
    }

    /** Among them: a handshake that resumes knows the certificate of the first one. */
    @ParameterizedTest
    @CsvSource({"JDK, TLSV1_2", "JDK, TLSV1_3", "BCJSSE, TLSV1_2", "OPENSSL, TLSV1_2", "OPENSSL, TLSV1_3"})
    void bindsAResumedSessionToTheSameCertificateOrNone(TlsEngine engine, TlsProtocol protocol) throws Exception {
        try (TlsService service = start(engine, Duration.ofHours(1));
                EchoServer server = new EchoServer(service)) {
            SSLContext client = Clients.jdk();
            connectAndEcho(client, server, protocol);
            Optional<byte[]> first = server.session().bindings().data(ChannelBindings.Type.TLS_SERVER_END_POINT);
            connectAndEcho(client, server, protocol);
            Optional<byte[]> second = server.session().bindings().data(ChannelBindings.Type.TLS_SERVER_END_POINT);

            assertThat(service.figures().resumed()).isEqualTo(1);
            assertThat(first).isPresent();
            second.ifPresent(hash -> assertThat(hash).isEqualTo(first.get()));
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK", "BCJSSE", "OPENSSL"})
    void newKeysAreForNewConnections(TlsEngine engine) throws Exception {
        KeyRing next = new KeyRing(List.of(Certificates.ec("localhost")));
        try (TlsService service = start(engine, Duration.ofHours(1));
                EchoServer server = new EchoServer(service);
                SSLSocket open = Clients.connect(Clients.jdk(), server.port(), TlsProtocol.TLSV1_3)) {
            SSLContext client = Clients.jdk();
            connectAndEcho(client, server, TlsProtocol.TLSV1_3);
            assertThat(Clients.echo(open, "before")).isEqualTo("before");

            assertThat(service.keys(next)).isTrue();

            assertThat(Clients.echo(open, "after")).isEqualTo("after");
            try (SSLSocket socket = Clients.connect(client, server.port(), TlsProtocol.TLSV1_3)) {
                assertThat(Clients.echo(socket, "new")).isEqualTo("new");
                assertThat(socket.getSession().getPeerCertificates()[0])
                        .isEqualTo(next.keys().get(0).certificate());
            }
            assertThat(service.figures().resumed()).isZero();
            assertThat(service.figures().generation()).isEqualTo(2);
        }
    }

    /** In a JVM of its own, whose administrator has switched stateless tickets off. */
    @Test
    void anOpenConnectionPinsNoSessionsThatWereResumedFromItsOwn() throws Exception {
        Process process = fork("-Djdk.tls.server.enableSessionTicketExtension=false", PinnedSessions.class.getName());

        String said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("sessions left: ");
        assertThat(Integer.parseInt(said.replaceAll("(?s).*sessions left: (\\d+).*", "$1")))
                .as(said)
                .isLessThan(20);
    }

    /** One connection stays open while others follow from its session, each from the one before. */
    static final class PinnedSessions {

        private PinnedSessions() {}

        public static void main(String[] arguments) throws Exception {
            SSLContext client = Clients.jdk();
            try (TlsService service = start(TlsEngine.JDK, Duration.ofHours(1));
                    EchoServer server = new EchoServer(service);
                    SSLSocket open = Clients.connect(client, server.port(), TlsProtocol.TLSV1_3)) {
                Clients.echo(open, "open");
                for (int i = 0; i < 50; i++) {
                    connectAndEcho(client, server, TlsProtocol.TLSV1_3);
                }
                client.getClientSessionContext().setSessionCacheSize(1);
                client = null;
                for (int i = 0; i < 50; i++) {
                    server.awaitClosed();
                }
                service.purge();
                service.sweep();
                Clients.echo(open, "still open");
                System.out.println("sessions left: " + LiveObjects.countOnceBelow(20, JDK_SESSION));
            }
            System.exit(0);
        }
    }

    static Process fork(String option, String mainClass) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        mainClass)
                .redirectErrorStream(true)
                .start();
    }

    private static TlsService start(TlsEngine engine, Duration timeout) throws TlsUnavailableException {
        TlsSettings settings = new TlsSettings(
                engine,
                EnumSet.allOf(TlsProtocol.class),
                ClientCertificates.OFF,
                Optional.empty(),
                Optional.empty(),
                10_000,
                timeout,
                Duration.ofHours(24),
                Duration.ofHours(24),
                Duration.ofSeconds(15),
                2);
        return TlsService.start(settings, EC, SecurityMetrics.NONE);
    }

    private static SSLSocket connect(TlsEngine engine, EchoServer server, TlsProtocol protocol) throws Exception {
        return Clients.connect(client(engine), server.port(), protocol);
    }

    /** Of the other library. */
    private static SSLContext client(TlsEngine engine) throws Exception {
        return engine == TlsEngine.JDK ? Clients.bouncyCastle() : Clients.jdk();
    }

    /** Distinct sessions: the client forgets each. */
    private static void handshakes(TlsEngine engine, EchoServer server, int count) throws Exception {
        SSLContext client = client(engine);
        for (int i = 0; i < count; i++) {
            try (SSLSocket socket = Clients.connect(client, server.port(), TlsProtocol.TLSV1_2)) {
                assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
                socket.getSession().invalidate();
            }
        }
    }

    private static void connectAndEcho(SSLContext client, EchoServer server, TlsProtocol protocol) throws Exception {
        try (SSLSocket socket = Clients.connect(client, server.port(), protocol)) {
            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
        }
    }
}
