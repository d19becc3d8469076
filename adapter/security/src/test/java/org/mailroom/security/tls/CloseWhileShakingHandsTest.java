package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.tls.key.KeyRing;

/** A server that stops does not wait for handshakes: the connection is closed before any timer runs. */
class CloseWhileShakingHandsTest {

    @ParameterizedTest
    @EnumSource
    void closesAtOnce(TlsEngine engine) throws Exception {
        try (TlsService service = TlsService.start(
                TlsSettings.defaults().with(engine), new KeyRing(List.of(Certificates.EC)), SecurityMetrics.NONE)) {
            for (int share = 0; share <= 2; share++) {
                var channel = new EmbeddedChannel();
                service.secure(channel, held -> {});
                byte[] hello = clientHello();
                channel.writeInbound(
                        channel.alloc().buffer().writeBytes(Arrays.copyOf(hello, hello.length * share / 4)));
                assertThat(channel.isOpen()).isTrue();

                channel.close();

                assertThat(channel.isOpen()).as("after %s quarters", share).isFalse();
                assertThat(channel.releaseOutbound()).as("an alert").isFalse();
                channel.releaseInbound();
            }
        }
    }

    private static byte[] clientHello() throws Exception {
        SSLEngine client = Clients.jdk().createSSLEngine();
        client.setUseClientMode(true);
        var octets = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
        client.wrap(ByteBuffer.allocate(0), octets);
        return Arrays.copyOf(octets.array(), octets.position());
    }
}
