package org.mailroom.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.ServerLimits;

/** What is flushed can be read; what is read is expanded no further than is asked for; what is idle holds no compressor. */
class CompressionHandlerTest {

    private final Inflater inflater = new Inflater(true);

    private static EmbeddedChannel channel() {
        var budget = new MemoryBudget(new LiveLimits(ServerLimits.DEFAULTS), System::nanoTime);
        var account = new MemoryAccount(budget, InetAddress.getLoopbackAddress(), Runnable::run, () -> {});
        var channel = new EmbeddedChannel(new CompressionHandler(account));
        channel.config().setAutoRead(false);
        return channel;
    }

    private String said(EmbeddedChannel channel, String text) throws DataFormatException {
        channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        var expanded = new ByteArrayOutputStream();
        byte[] some = new byte[100];
        for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            byte[] octets = new byte[sent.readableBytes()];
            sent.readBytes(octets).release();
            inflater.setInput(octets);
            for (int count = inflater.inflate(some); count > 0; count = inflater.inflate(some)) {
                expanded.write(some, 0, count);
            }
        }
        return expanded.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void goesOnWithANewCompressorAfterAWhile() throws Exception {
        var channel = channel();
        channel.freezeTime();
        assertThat(said(channel, "* 1 EXISTS\r\n")).isEqualTo("* 1 EXISTS\r\n");
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(said(channel, "* 1 EXISTS\r\n")).isEqualTo("* 1 EXISTS\r\n");
        assertThat(channel.runScheduledPendingTasks())
                .as("until the compressor goes")
                .isPositive();
        for (int i = 0; i < 4; i++) {
            channel.advanceTimeBy(5, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
        assertThat(channel.runScheduledPendingTasks())
                .as("nothing is scheduled")
                .isEqualTo(-1);
        assertThat(said(channel, "* 2 EXISTS\r\n")).isEqualTo("* 2 EXISTS\r\n");
        channel.finishAndReleaseAll();
    }

    @Test
    void expandsNoFurtherThanIsAskedFor() {
        var channel = channel();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[10 << 20]);
        byte[] bomb = new byte[100_000];
        int length = deflater.deflate(bomb, 0, bomb.length, Deflater.SYNC_FLUSH);
        channel.read();
        channel.writeInbound(Unpooled.wrappedBuffer(bomb, 0, length));
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        long given = 0;
        int pieces = 0;
        for (ByteBuf piece = channel.readInbound(); piece != null; piece = channel.readInbound()) {
            assertThat(piece.readableBytes()).isBetween(1, 16 * 1024);
            given += piece.readableBytes();
            pieces++;
            piece.release();
            assertThat(channel.inboundMessages()).isEmpty();
            channel.read();
        }
        assertThat(given).isEqualTo(10 << 20);
        assertThat(pieces).isGreaterThanOrEqualTo(640);
        channel.finishAndReleaseAll();
    }

    @Test
    void endsWhatIsNotCompressed() {
        var channel = channel();
        channel.read();
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.copiedBuffer("a NOOP\r\n", StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class);
        channel.finishAndReleaseAll();
    }
}
