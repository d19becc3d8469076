package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.server.RecordedMetrics;
import org.mailroom.server.ToyLayer;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.ServerLimits;

/** A channel with the server's side of a layer, the client's side of it, and an eye on every octet of memory. */
final class LayeredChannel implements AutoCloseable {

    final RecordedMetrics metrics = new RecordedMetrics();
    final ToyLayer layer = ToyLayer.server();
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    final List<Throwable> caught = new ArrayList<>();
    final ToyLayer client = ToyLayer.client();
    final EmbeddedChannel channel = new EmbeddedChannel();
    final MemoryAccount account = new MemoryAccount(
            new MemoryBudget(new LiveLimits(ServerLimits.DEFAULTS), System::nanoTime),
            InetAddress.getLoopbackAddress(),
            Runnable::run,
            () -> {});
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);

    LayeredChannel() {
        channel.config().setAllocator(allocator);
        channel.pipeline()
                .addLast(
                        new SecurityLayerHandler(layer, account, InetAddress.getLoopbackAddress(), metrics),
                        new Receiver());
    }

    private final class Receiver extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var octets = (ByteBuf) message;
            received.writeBytes(ByteBufUtil.getBytes(octets));
            octets.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            caught.add(cause);
        }
    }

    /** Octets of memory that are not released. */
    long held() {
        return allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory();
    }

    /** One read. */
    void receive(byte[]... octets) {
        channel.writeInbound(Unpooled.wrappedBuffer(octets));
    }

    byte[] sealed(String plain) {
        return client.seal(plain.getBytes(StandardCharsets.US_ASCII));
    }

    String received() {
        return received.toString(StandardCharsets.US_ASCII);
    }

    /** However it ends, no octet and no key is left. */
    @Override
    public void close() {
        channel.finishAndReleaseAll();
        if (!layer.isClosed() || held() != 0 || account.total() != 0) {
            throw new AssertionError("the keys are cleared: " + layer.isClosed() + "; octets left: " + held()
                    + "; counted: " + account.total());
        }
    }
}
