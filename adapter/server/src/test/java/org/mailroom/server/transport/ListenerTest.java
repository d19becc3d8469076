package org.mailroom.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.RecordedMetrics;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.ServerLimits;

class ListenerTest {

    private static final int ROUNDS = 300;

    private final RecordedMetrics metrics = new RecordedMetrics();
    private final LiveLimits limits = new LiveLimits(ServerLimits.DEFAULTS);
    private final Transport transport =
            new Transport(1, limits, List.of(), new LoginPenalties(limits, metrics, InstantSource.system()), metrics);
    private Listener listener;
    private int port;

    /** A protocol that nobody speaks. */
    private static final class Unspoken implements ProtocolFactory {

        @Override
        public Connection<?> connect(ChannelHandlerContext context) {
            throw new AssertionError("a connection was taken");
        }

        @Override
        public byte[] tooManyConnections() {
            return new byte[0];
        }

        @Override
        public byte[] banned() {
            return new byte[0];
        }

        @Override
        public Optional<TlsServer> tls() {
            return Optional.empty();
        }
    }

    @BeforeEach
    void listen() throws IOException {
        listener = transport.listen(
                new ListenerSettings("TEST", InetAddress.getLoopbackAddress(), 0, false), new Unspoken());
        port = listener.address().getPort();
    }

    @AfterEach
    void stop() {
        transport.close(Duration.ofSeconds(5));
    }

    @Test
    void takesNoConnectionOnceItIsPaused() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            listener.pause();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
            listener.resume();
        }
    }

    @Test
    void freesItsPortWhenItIsPaused() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            listener.pause();
            try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(other.getLocalPort()).isEqualTo(port);
            }
            listener.resume();
        }
        assertThat(listener.isOpen()).isTrue();
    }
}
