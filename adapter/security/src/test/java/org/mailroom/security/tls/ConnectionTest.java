package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/** What can happen on a connection, with every engine. */
final class ConnectionTest {

    private static final KeyRing EC = new KeyRing(List.of(Certificates.EC));

    @ParameterizedTest
    @EnumSource
    void tellsThatPlainTextIsNotTls(TlsEngine engine) throws Exception {
        try (TlsService service = start(TlsSettings.defaults().with(engine));
                EchoServer server = new EchoServer(service);
                Socket socket = plain(server)) {
            socket.getOutputStream().write("EHLO client.example\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(server.failure()).startsWith("not TLS");
            socket.getInputStream().readAllBytes();
            server.awaitClosed();
            assertThat(server.hasNoErrors()).isTrue();
            assertThat(service.figures().handshakesFailed()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWhenTheClientLeavesInTheMiddle(TlsEngine engine) throws Exception {
        try (TlsService service = start(TlsSettings.defaults().with(engine));
                EchoServer server = new EchoServer(service)) {
            try (Socket socket = plain(server)) {
                socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
                socket.shutdownOutput();

                assertThat(server.failure()).contains("closed");
                socket.getInputStream().readAllBytes();
                server.awaitClosed();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpOnAClientThatSaysNothing(TlsEngine engine) throws Exception {
        TlsSettings patient = TlsSettings.defaults();
        TlsSettings settings = new TlsSettings(
                engine,
                patient.protocols(),
                ClientCertificates.OFF,
                Optional.empty(),
                Optional.empty(),
                1000,
                patient.sessionTimeout(),
                patient.generationLifetime(),
                patient.sweepInterval(),
                Duration.ofMillis(50),
                1);
        try (TlsService service = start(settings);
                EchoServer server = new EchoServer(service);
                Socket socket = plain(server)) {
            assertThat(server.failure()).contains("in time");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** A client of the JDK begins anew when it is told to; no engine of ours goes along. */
    @ParameterizedTest
    @EnumSource
    void refusesRenegotiation(TlsEngine engine) throws Exception {
        try (TlsService service = start(TlsSettings.defaults().with(engine));
                EchoServer server = new EchoServer(service);
                SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), TlsProtocol.TLSV1_2)) {
            assertThat(Clients.echo(socket, "before")).isEqualTo("before");
            server.session();

            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        Clients.echo(socket, "after");
                    })
                    .isInstanceOf(IOException.class);
            server.awaitClosed();
            assertThat(service.figures().handshakes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesAlongWithNewKeysInTls13(TlsEngine engine) throws Exception {
        try (TlsService service = start(TlsSettings.defaults().with(engine));
                EchoServer server = new EchoServer(service);
                SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), TlsProtocol.TLSV1_3)) {
            assertThat(Clients.echo(socket, "before")).isEqualTo("before");

            socket.startHandshake();

            assertThat(Clients.echo(socket, "after")).isEqualTo("after");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JDK, imap, imap", "JDK, other;imap, imap", "JDK, other, ''", "JDK, '', ''",
        "BCJSSE, imap, imap", "BCJSSE, other;imap, imap", "BCJSSE, other, ''", "BCJSSE, '', ''",
        "OPENSSL, imap, imap", "OPENSSL, other;imap, imap", "OPENSSL, other, ''", "OPENSSL, '', ''"
    })
    void choosesItsApplicationProtocolAndServesOthersAllTheSame(TlsEngine engine, String offered, String chosen)
            throws Exception {
        TlsSettings plain = TlsSettings.defaults();
        TlsSettings settings = new TlsSettings(
                engine,
                plain.protocols(),
                ClientCertificates.OFF,
                Optional.empty(),
                Optional.of("imap"),
                1000,
                plain.sessionTimeout(),
                plain.generationLifetime(),
                plain.sweepInterval(),
                plain.handshakeTimeout(),
                1);
        try (TlsService service = start(settings);
                EchoServer server = new EchoServer(service);
                SSLSocket socket = Clients.connect(
                        Clients.jdk(),
                        server.port(),
                        parameters -> parameters.setApplicationProtocols(
                                offered.isEmpty() ? new String[0] : offered.split(";")))) {
            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
            assertThat(socket.getApplicationProtocol()).isEqualTo(chosen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheCertificateOfTheHost(TlsEngine engine) throws Exception {
        ServerKey other = Certificates.ec("other.example");
        KeyRing ring = new KeyRing(List.of(Certificates.EC, other));
        try (TlsService service = TlsService.start(TlsSettings.defaults().with(engine), ring, SecurityMetrics.NONE);
                EchoServer server = new EchoServer(service);
                SSLSocket socket = Clients.connect(
                        Clients.jdk(),
                        server.port(),
                        parameters -> parameters.setServerNames(List.of(new SNIHostName("other.example"))))) {
            socket.startHandshake();

            assertThat(seen(socket)).isEqualTo(other.certificate());
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK", "BCJSSE", "OPENSSL"})
    void asksForClientCertificates(TlsEngine engine) throws Exception {
        ServerKey trusted = Certificates.ec("client");
        ServerKey stranger = Certificates.ec("stranger");
        for (TlsProtocol protocol : TlsProtocol.values()) {
            for (ClientCertificates policy : EnumSet.of(ClientCertificates.WANTED, ClientCertificates.REQUIRED)) {
                TlsSettings settings =
                        TlsSettings.defaults().with(engine).with(policy, Optional.of(Certificates.trusting(trusted)));
                try (TlsService service = start(settings);
                        EchoServer server = new EchoServer(service)) {
                    try (SSLSocket socket = Clients.connect(Clients.jdk(trusted), server.port(), protocol)) {
                        assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
                        assertThat(server.session().clientCertificate()).hasValue(trusted.certificate());
                    }
                    try (SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), protocol)) {
                        if (policy == ClientCertificates.WANTED) {
                            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
                            assertThat(server.session().clientCertificate()).isEmpty();
                        } else {
                            assertThatThrownBy(() -> Clients.echo(socket, "hello"))
                                    .isInstanceOf(IOException.class);
                            assertThat(server.failure()).isNotBlank();
                        }
                    }
                    try (SSLSocket socket = Clients.connect(Clients.jdk(stranger), server.port(), protocol)) {
                        // A client that is told who is trusted may send nothing rather than what is not.
                        if (policy == ClientCertificates.REQUIRED) {
                            assertThatThrownBy(() -> Clients.echo(socket, "hello"))
                                    .isInstanceOf(IOException.class);
                            assertThat(server.failure()).isNotBlank();
                        } else {
                            assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
                            assertThat(server.session().clientCertificate()).isEmpty();
                        }
                    }
                }
            }
        }
    }

    /** The server ends when the client does, after everything was answered. */
    @ParameterizedTest
    @CsvSource({
        "JDK, TLSV1_2",
        "JDK, TLSV1_3",
        "BCJSSE, TLSV1_2",
        "BCJSSE, TLSV1_3",
        "OPENSSL, TLSV1_2",
        "OPENSSL, TLSV1_3"
    })
    void endsWithTheClient(TlsEngine engine, TlsProtocol protocol) throws Exception {
        try (TlsService service = start(TlsSettings.defaults().with(engine));
                EchoServer server = new EchoServer(service);
                SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), protocol)) {
            String text = "a line".repeat(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();

            byte[] answer = socket.getInputStream().readAllBytes();

            assertThat(text).startsWith(new String(answer, StandardCharsets.US_ASCII));
            // BoringSSL closes both directions when the client closes its own.
            if (engine != TlsEngine.OPENSSL || protocol != TlsProtocol.TLSV1_3) {
                assertThat(answer).hasSize(text.length());
            }
            server.awaitClosed();
            assertThat(server.hasNoErrors()).isTrue();
        }
    }

    @Test
    void keepsNothingOfTheEngineWhenTheConnectionIsGone() throws Exception {
        try (TlsService service = start(TlsSettings.defaults().with(TlsEngine.BCJSSE));
                EchoServer server = new EchoServer(service)) {
            TlsSession session;
            try (SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), TlsProtocol.TLSV1_3)) {
                assertThat(Clients.echo(socket, "hello")).isEqualTo("hello");
                session = server.session();
                assertThat(session.bindings().data(ChannelBindings.Type.TLS_EXPORTER))
                        .isPresent();
            }
            server.awaitClosed();

            assertThat(session.bindings().data(ChannelBindings.Type.TLS_EXPORTER))
                    .isEmpty();
            assertThat(session.bindings().data(ChannelBindings.Type.TLS_SERVER_END_POINT))
                    .isPresent();
        }
    }

    @Test
    void aClientOfAnOldVersionIsRefused() throws Exception {
        TlsSettings all = TlsSettings.defaults();
        TlsSettings settings = new TlsSettings(
                TlsEngine.JDK,
                EnumSet.of(TlsProtocol.TLSV1_3),
                ClientCertificates.OFF,
                Optional.empty(),
                Optional.empty(),
                1000,
                all.sessionTimeout(),
                all.generationLifetime(),
                all.sweepInterval(),
                all.handshakeTimeout(),
                1);
        try (TlsService service = start(settings);
                EchoServer server = new EchoServer(service);
                SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), TlsProtocol.TLSV1_2)) {
            // The alert was written before the connection was closed: that is how the client can tell.
            assertThatThrownBy(socket::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("protocol_version");
        }
    }

    private static TlsService start(TlsSettings settings) throws TlsUnavailableException {
        return TlsService.start(settings, EC, SecurityMetrics.NONE);
    }

    private static X509Certificate seen(SSLSocket socket) throws SSLException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    private static Socket plain(EchoServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }
}
