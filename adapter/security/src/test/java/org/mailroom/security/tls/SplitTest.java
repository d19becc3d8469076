package org.mailroom.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mailroom.security.SecurityMetrics;

/** The answers are the same however the client's octets arrive. */
final class SplitTest {

    private static final TlsService[] SERVICES = new TlsService[TlsEngine.values().length];

    @BeforeContainer
    static void start() throws Exception {
        for (TlsEngine engine : TlsEngine.values()) {
            SERVICES[engine.ordinal()] =
                    TlsService.start(TlsSettings.defaults().with(engine), Certificates.BOTH, SecurityMetrics.NONE);
        }
    }

    @AfterContainer
    static void stop() {
        for (TlsService service : SERVICES) {
            service.close();
        }
    }

    @Property(tries = 30)
    void anySplitIsAnsweredAlike(
            @ForAll TlsEngine engine,
            @ForAll TlsProtocol protocol,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = 700) Integer> sizes)
            throws Exception {
        requireEcho(engine, protocol, sizes);
    }

    @Property(tries = 6, generation = GenerationMode.EXHAUSTIVE)
    void oneOctetAtATime(@ForAll TlsEngine engine, @ForAll TlsProtocol protocol) throws Exception {
        requireEcho(engine, protocol, List.of(1));
    }

    private static void requireEcho(TlsEngine engine, TlsProtocol protocol, List<Integer> sizes) throws Exception {
        try (EchoServer server = new EchoServer(SERVICES[engine.ordinal()], new Reads(sizes));
                SSLSocket socket = Clients.connect(Clients.jdk(), server.port(), protocol)) {
            for (String text : List.of("a", "line\r\n".repeat(20), "octets".repeat(600))) {
                assertThat(Clients.echo(socket, text)).isEqualTo(text);
            }
            assertThat(server.session().protocol()).isEqualTo(protocol.standardName());
            assertThat(server.hasNoErrors()).isTrue();
        }
    }

    /** Reads of these sizes, again and again. The transport still takes the older kind of handle, which is deprecated. */
    @SuppressWarnings("deprecation")
    private static final class Reads extends DefaultMaxMessagesRecvByteBufAllocator {

        private final List<Integer> sizes;
        private final AtomicInteger next = new AtomicInteger();

        Reads(List<Integer> sizes) {
            this.sizes = sizes;
        }

        @Override
        public RecvByteBufAllocator.Handle newHandle() {
            return new MaxMessageHandle() {
                @Override
                public int guess() {
                    return sizes.get(next.get() % sizes.size());
                }

                @Override
                public ByteBuf allocate(ByteBufAllocator allocator) {
                    int size = sizes.get(next.getAndIncrement() % sizes.size());
                    return allocator.ioBuffer(size, size);
                }
            };
        }
    }
}
