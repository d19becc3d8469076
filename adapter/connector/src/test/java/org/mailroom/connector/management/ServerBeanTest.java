package org.mailroom.connector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.api.management.ConnectionFigures;
import org.mailroom.api.management.ListenerFigures;
import org.mailroom.api.management.ServerMXBean;
import org.mailroom.connector.FakeBootstrapContext;
import org.mailroom.connector.MailroomResourceAdapter;

/** What a JMX client sees of a server that runs, and does to it, through the platform MBean server. */
class ServerBeanTest {

    private final MailroomResourceAdapter adapter = new MailroomResourceAdapter();
    private int port;
    private ServerMXBean client;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        port = freePort();
        adapter.setInstanceName("server-test");
        adapter.setSmtpPort(port);
        adapter.setLmtpPort(freePort());
        adapter.setDataDirectory(directory.toString());
        adapter.setMinFreeDisk(0L);
        adapter.start(new FakeBootstrapContext());
        client = JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(),
                new ObjectName(ServerMXBean.OBJECT_NAME_PREFIX + "server-test"),
                ServerMXBean.class);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        adapter.stop();
    }

    /** A client that reads and writes lines. */
    private static final class Client implements AutoCloseable {

        private final Socket socket = new Socket();
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
            socket.setSoTimeout(20_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("220");
        }

        String ask(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return in.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void showsTheServer() {
        assertThat(client.getVersion()).matches("[0-9]+\\..*");
        assertThat(Instant.parse(client.getStartedAt())).isBeforeOrEqualTo(Instant.now());
        assertThat(client.getListeners()).extracting(ListenerFigures::getName).containsExactly("SMTP", "LMTP");
        assertThat(client.getTotals()).containsEntry("commands", 0L);
        assertThat(client.getRates()).isEmpty();
        assertThat(client.getRateSeconds()).isEqualTo(10);
    }

    @Test
    void pausesAListenerAndHasItBack() throws Exception {
        try (var open = new Client(port)) {
            client.pauseListener("SMTP");
            client.pauseListener("SMTP");
            assertThatThrownBy(() -> new Client(port)).isInstanceOf(ConnectException.class);
            assertThat(open.ask("NOOP")).startsWith("250");
            ListenerFigures paused = client.getListeners().get(0);
            assertThat(paused.getState()).isEqualTo("PAUSED");
            assertThat(paused.getReason()).isEqualTo("an administrator has paused it");
            assertThat(paused.getPort()).isEqualTo(port);
            assertThat(paused.getConnections()).isEqualTo(1);
            client.resumeListener("SMTP");
            client.resumeListener("SMTP");
            try (var another = new Client(port)) {
                assertThat(another.ask("NOOP")).startsWith("250");
            }
            assertThat(client.getListeners().get(0).getState()).isEqualTo("OPEN");
        }
        assertThatThrownBy(() -> client.pauseListener("POP3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no listener 'POP3'");
    }

    @Test
    void saysWhyAListenerDoesNotComeBack() throws Exception {
        client.pauseListener("SMTP");
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> client.resumeListener("SMTP"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the SMTP listener cannot bind 127.0.0.1:" + port + ": ");
        }
        client.resumeListener("SMTP");
        try (var open = new Client(port)) {
            assertThat(open.ask("NOOP")).startsWith("250");
        }
    }

    @Test
    void listsConnectionsAndEndsOne() throws Exception {
        try (var first = new Client(port);
                var second = new Client(port)) {
            first.ask("HELO me");
            first.ask("MAIL FROM:<a@b.example>");
            List<ConnectionFigures> connections = client.listConnections(0, 10);
            assertThat(connections).hasSize(2);
            assertThat(client.getOpenConnections()).isEqualTo(2);
            assertThat(client.getPeers()).isEqualTo(1);
            assertThat(client.getUsers()).isZero();
            assertThat(client.getHandshakes()).isZero();
            ConnectionFigures one = connections.get(0);
            assertThat(one.getListener()).isEqualTo("SMTP");
            assertThat(one.getPeer()).isEqualTo("127.0.0.1");
            assertThat(one.getUser()).isEmpty();
            assertThat(one.getTls()).isEmpty();
            assertThat(one.getState()).isEqualTo("mail transaction");
            assertThat(one.getPendingCommands()).isZero();
            assertThat(one.getIdleSeconds()).isBetween(0L, 60L);
            assertThat(one.getHeldBytes()).isBetween(0L, 64L * 1024);
            assertThat(Instant.parse(one.getSince())).isBeforeOrEqualTo(Instant.now());
            assertThat(connections.get(1).getState()).isEqualTo("connected");
            assertThat(client.listConnections(1, 10))
                    .extracting(ConnectionFigures::getId)
                    .containsExactly(connections.get(1).getId());
            client.disconnect(one.getId());
            assertThat(first.in.readLine()).isEqualTo("421 4.3.2 An administrator has ended this connection");
            assertThat(first.in.readLine()).isNull();
            assertThat(second.ask("NOOP")).startsWith("250");
        }
        assertThat(client.getTotals()).containsEntry("connections", 2L).containsEntry("commands", 3L);
        assertThatThrownBy(() -> client.disconnect(999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no connection 999 any more");
        assertThatThrownBy(() -> client.listConnections(0, 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsAndEndsTraces() {
        client.startTrace("192.0.2.0/24", 5);
        assertThat(client.getTraces()).hasSize(1);
        assertThat(client.getTraces().get(0).getWhom()).isEqualTo("192.0.2.0/24");
        assertThat(Instant.parse(client.getTraces().get(0).getUntil())).isAfter(Instant.now());
        client.stopTrace("192.0.2.0/24");
        assertThat(client.getTraces()).isEmpty();
        assertThatThrownBy(() -> client.stopTrace("alice")).hasMessage("'alice' is not traced");
        assertThatThrownBy(() -> client.startTrace("alice", 0)).hasMessageContaining("it is 1 to 1440");
        assertThatThrownBy(() -> client.startTrace(" ", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesLevelsUntilItStops() {
        Logger login = Logger.getLogger("org.mailroom.login");
        client.setLogLevel("LOGIN", "DEBUG");
        assertThat(client.getLogLevels()).containsEntry("LOGIN", "DEBUG");
        assertThat(login.isLoggable(Level.FINE)).isTrue();
        adapter.stop();
        assertThat(login.getLevel()).isNull();
    }
}
