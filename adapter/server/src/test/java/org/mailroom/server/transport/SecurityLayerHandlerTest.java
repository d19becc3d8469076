package org.mailroom.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.server.ToyLayer;

/** Whatever the pieces in which sealed buffers come, the octets are the same, at once, and nothing is held that need not be. */
class SecurityLayerHandlerTest {

    private final LayeredChannel layered = new LayeredChannel();
    private final EmbeddedChannel channel = layered.channel;

    @AfterEach
    void leavesNothing() {
        layered.close();
    }

    @Test
    void opensTwoBuffersOfOneRead() {
        layered.receive(layered.sealed("one"), layered.sealed("two"));
        assertThat(layered.received()).isEqualTo("onetwo");
        assertThat(layered.held()).isZero();
        assertThat(layered.account.total()).isZero();
    }

    @Test
    void opensThirtyBuffersOfOneReadAndHoldsTheNext() {
        byte[][] octets = new byte[31][];
        for (int i = 0; i < 31; i++) {
            octets[i] = layered.sealed(i + ",");
        }
        octets[30] = Arrays.copyOf(octets[30], octets[30].length - 1);
        layered.receive(octets);
        assertThat(layered.received()).startsWith("0,1,2,").endsWith("28,29,");
        assertThat(layered.held()).isPositive().isLessThan(1024);
        assertThat(layered.account.total()).isEqualTo(layered.held());
    }

    @Test
    void opensABufferOfThirtyReads() {
        byte[] octets = layered.sealed("123456789 1234");
        for (byte octet : octets) {
            assertThat(layered.received()).isEmpty();
            layered.receive(new byte[] {octet});
        }
        assertThat(octets).hasSizeGreaterThan(30);
        assertThat(layered.received()).isEqualTo("123456789 1234");
        assertThat(layered.held()).isZero();
    }

    @Test
    void takesAnEmptyBuffer() {
        layered.receive(layered.sealed(""), layered.sealed("x"));
        assertThat(layered.received()).isEqualTo("x");
    }

    @Test
    void takesTheLargestBuffer() {
        String plain = "x".repeat(ToyLayer.MAX_RECEIVED - ToyLayer.OVERHEAD);
        layered.receive(layered.sealed(plain));
        assertThat(layered.received()).isEqualTo(plain);
    }

    @Test
    void growsWithWhatComesAndNotWithWhatIsAnnounced() {
        layered.receive(ByteBuffer.allocate(4).putInt(ToyLayer.MAX_RECEIVED).array(), new byte[10]);
        assertThat(layered.held()).isPositive().isLessThan(1024);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, ToyLayer.OVERHEAD - 1, ToyLayer.MAX_RECEIVED + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void closesAtALengthThatCannotBe(int length) {
        layered.receive(
                layered.sealed("fine"), ByteBuffer.allocate(4).putInt(length).array());
        assertClosed(1, "its length is " + Integer.toUnsignedString(length));
    }

    @Test
    void closesWhenABufferWasAltered() {
        layered.receive(layered.sealed("one"));
        byte[] second = layered.sealed("two");
        second[second.length - 1]++;
        layered.receive(second);
        assertThat(layered.received()).isEqualTo("one");
        assertClosed(1, "checksum");
    }

    private void assertClosed(long sequence, String reason) {
        assertThat(channel.isOpen()).isFalse();
        assertThat(layered.layer.isClosed()).isTrue();
        assertThat(layered.metrics.lines)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("altered at " + sequence)
                .contains(reason);
        assertThat(layered.caught).hasSize(1).first().isInstanceOf(MessageAlteredException.class);
        assertThat(channel.outboundMessages()).isEmpty();
    }

    @Test
    void closesWhenABufferWasRepeated() {
        byte[] first = layered.sealed("one");
        layered.receive(first, first.clone(), layered.sealed("two"));
        assertThat(layered.received()).isEqualTo("one");
        assertClosed(1, "sequence");
    }

    @Test
    void closesWhenABufferWasDropped() {
        byte[] first = layered.sealed("one");
        layered.sealed("two");
        layered.receive(first, layered.sealed("three"));
        assertThat(layered.received()).isEqualTo("one");
        assertClosed(1, "sequence");
    }

    @Test
    void fitsSmallWritesIntoOneBufferAtTheFlush() throws Exception {
        List<ChannelFuture> writes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            writes.add(channel.write(Unpooled.copiedBuffer(i + ",", StandardCharsets.US_ASCII)));
        }
        writes.add(channel.write(Unpooled.EMPTY_BUFFER));
        assertThat(writes).noneMatch(ChannelFuture::isDone);
        channel.flush();
        assertThat(writes).allMatch(ChannelFuture::isSuccess);
        assertThat(buffers()).containsExactly("0,1,2,3,4,5,6,7,8,9,");
    }

    @Test
    void cutsALargeWrite() throws Exception {
        String plain = "0123456789".repeat(1000);
        ChannelFuture write = channel.write(Unpooled.copiedBuffer(plain, StandardCharsets.US_ASCII));
        channel.flush();
        assertThat(write.isSuccess()).isTrue();
        List<String> buffers = buffers();
        assertThat(buffers).extracting(String::length).containsExactly(4096, 4096, 1808);
        assertThat(String.join("", buffers)).isEqualTo(plain);
    }

    @Test
    void tellsAWriteOfNothingThatItIsDone() {
        ChannelFuture write = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
        assertThat(write.isSuccess()).isTrue();
    }

    @Test
    void countsWhatWaitsForTheFlush() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(100, 200));
        ChannelFuture write = channel.write(Unpooled.wrappedBuffer(new byte[300]));
        assertThat(channel.isWritable()).isFalse();
        channel.flush();
        assertThat(write.isSuccess()).isTrue();
        assertThat(channel.isWritable()).isTrue();
    }

    @Test
    void failsWhatWasNotFlushedWhenItEnds() {
        ChannelFuture write = channel.write(Unpooled.wrappedBuffer(new byte[300]));
        channel.close();
        assertThat(write.isDone()).isTrue();
        assertThat(write.isSuccess()).isFalse();
        ChannelFuture late = channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[3]));
        assertThat(late.isDone()).isTrue();
        assertThat(late.isSuccess()).isFalse();
    }

    private List<String> buffers() throws MessageAlteredException {
        var octets = Unpooled.buffer();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            octets.writeBytes(out);
            out.release();
        }
        List<String> buffers = new ArrayList<>();
        while (octets.isReadable()) {
            byte[] sealed = new byte[octets.readInt()];
            octets.readBytes(sealed);
            int length = layered.client.unwrap(sealed, 0, sealed.length);
            buffers.add(new String(sealed, ToyLayer.OVERHEAD, length, StandardCharsets.US_ASCII));
        }
        octets.release();
        return buffers;
    }
}
