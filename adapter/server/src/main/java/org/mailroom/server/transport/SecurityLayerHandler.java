package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CoalescingBufferQueue;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.sasl.SecurityLayer;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.MemoryAccount;

/**
 * The buffers of a SASL security layer on the wire (RFC 4422, section 3.7): each is a length of four octets, big-endian, and so
 * many sealed octets. It stands in the pipeline from the end of the login on, between TLS and the protocol.
 *
 * <p>Whatever a read brings is worked off at once: every buffer that is complete is opened and handed on before anybody can ask
 * for the next read, so that none ever waits for octets that may not come. Of a buffer that is not complete it holds what has
 * come, at most one of them, and nothing when there is none. What is written waits for the flush, counted by the channel like
 * anything that waits, and is then sealed in buffers as large as may be.
 *
 * <p>After a buffer that was altered the connection is closed at once, without a reply; the exception travels the pipeline.
 */
public final class SecurityLayerHandler extends ChannelDuplexHandler {

    private final SecurityLayer layer;
    private final InetAddress peer;
    private final ServerMetrics metrics;
    private final SealedFrames frames;
    private final MemoryAccount.Holding held;
    private ChannelHandlerContext context;
    private CoalescingBufferQueue unsealed;
    private boolean ended;

    /** For the connection with that account; the layer is its own from now on, and closed with it. */
    public SecurityLayerHandler(SecurityLayer layer, MemoryAccount account, InetAddress peer, ServerMetrics metrics) {
        this.layer = layer;
        this.peer = peer;
        this.metrics = metrics;
        this.frames = new SealedFrames(layer.overhead(), layer.maxReceived());
        this.held = account.holding();
        account.addLayer(layer.maxReceived());
    }

    /** Takes octets that had been read when the layer began. */
    public void receive(ByteBuf octets) {
        channelRead(context, octets);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        unsealed = new CoalescingBufferQueue(newContext.channel(), 4, true);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ignored) {
        end();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        end();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf octets = (ByteBuf) message;
        try {
            while (!ended && octets.isReadable()) {
                ByteBuf sealed = frames.next(octets, context.alloc());
                if (sealed != null) {
                    open(sealed);
                }
            }
        } catch (MessageAlteredException e) {
            altered(e);
        } finally {
            octets.release();
            held.set(frames.held());
        }
    }

    private void open(ByteBuf sealed) throws MessageAlteredException {
        int offset = sealed.arrayOffset() + sealed.readerIndex();
        int length;
        try {
            length = layer.unwrap(sealed.array(), offset, sealed.readableBytes());
        } catch (MessageAlteredException | RuntimeException e) {
            sealed.release();
            throw e;
        }
        int from = sealed.readerIndex() + layer.overhead();
        context.fireChannelRead(sealed.setIndex(from, from + length));
    }

    private void altered(MessageAlteredException altered) {
        metrics.messageAltered(peer, altered.sequence(), altered.getMessage());
        end();
        context.fireExceptionCaught(altered);
        context.close();
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        if (ended) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        unsealed.add((ByteBuf) message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext ignored) {
        while (!ended && !unsealed.isEmpty()) {
            ChannelPromise promise = context.newPromise();
            ByteBuf plain = unsealed.remove(layer.maxPlain(), promise);
            try {
                context.write(plain.isReadable() ? seal(plain) : Unpooled.EMPTY_BUFFER, promise);
            } finally {
                plain.release();
            }
        }
        context.flush();
    }

    private ByteBuf seal(ByteBuf plain) {
        int length = plain.readableBytes();
        int sealedLength = length + layer.overhead();
        ByteBuf octets = plain.hasArray()
                ? plain.retain()
                : context.alloc().heapBuffer(length).writeBytes(plain, plain.readerIndex(), length);
        ByteBuf frame = context.alloc().heapBuffer(Integer.BYTES + sealedLength);
        try {
            frame.writeInt(sealedLength);
            layer.wrap(
                    octets.array(),
                    octets.arrayOffset() + octets.readerIndex(),
                    length,
                    frame.array(),
                    frame.arrayOffset() + Integer.BYTES);
            return frame.writerIndex(Integer.BYTES + sealedLength).retain();
        } finally {
            octets.release();
            frame.release();
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        layer.close();
        frames.close();
        held.set(0);
        unsealed.releaseAndFailAll(context, new ClosedChannelException());
    }
}
