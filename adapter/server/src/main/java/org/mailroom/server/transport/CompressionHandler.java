package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.mailroom.server.limit.MemoryAccount;

/**
 * Compresses what is written and expands what is read (raw DEFLATE, RFC 1951, as RFC 4978 has it).
 *
 * <p>What is flushed can be read by the peer at once. What is read is expanded piece by piece, no further than the handler after
 * this one asks for: however much a few octets stand for, little of it is in memory. Netty's own codec expands all that it is
 * given, and keeps the compressor's quarter of a megabyte while the connection is idle.
 */
public final class CompressionHandler extends ChannelDuplexHandler {

    /** What the inflater keeps of what has come, and its tables (RFC 1951: a window of 32 KiB). */
    static final int KEPT_OCTETS = 40 * 1024;

    private static final int PIECE_OCTETS = 16 * 1024;

    private final Inflater inflater = new Inflater(true);
    private final MemoryAccount account;
    private ChannelHandlerContext context;
    private InputBuffer compressed;
    private Compressor compressor;
    private boolean wanted;
    private boolean producing;
    private boolean ended;
    private Object inputEnd;

    /** For the connection with that account. */
    public CompressionHandler(MemoryAccount account) {
        this.account = account;
    }

    /** Takes octets that had been read when compression began. */
    public void receive(ByteBuf octets) {
        compressed.append(octets);
        produce();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        compressed = new InputBuffer(newContext.alloc(), account);
        compressor = new Compressor(newContext);
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
        if (ended) {
            ((ByteBuf) message).release();
        } else {
            compressed.append((ByteBuf) message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ignored) {
        produce();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            // What has come before it comes first
            inputEnd = event;
            produce();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void read(ChannelHandlerContext ignored) {
        wanted = true;
        produce();
    }

    /** Gives the next handler as many pieces as it asks for. */
    private void produce() {
        if (producing) {
            return;
        }
        producing = true;
        try {
            while (wanted && !ended && giveOrRead()) {
                continue;
            }
        } catch (DataFormatException e) {
            end();
            context.fireExceptionCaught(new IOException("what was sent is not compressed by DEFLATE", e));
        } finally {
            producing = false;
        }
    }

    /** Whether there was a piece to give. */
    private boolean giveOrRead() throws DataFormatException {
        ByteBuf piece = expand();
        if (piece != null) {
            wanted = false;
            context.fireChannelRead(piece);
            context.fireChannelReadComplete();
            return true;
        }
        if (inputEnd != null) {
            Object event = inputEnd;
            inputEnd = null;
            context.fireUserEventTriggered(event);
        } else {
            context.read();
        }
        return false;
    }

    private ByteBuf expand() throws DataFormatException {
        ByteBuf piece = context.alloc().heapBuffer(PIECE_OCTETS);
        try {
            int count = expand(piece);
            if (count > 0) {
                return piece.writerIndex(piece.writerIndex() + count).retain();
            }
            return null;
        } finally {
            piece.release();
        }
    }

    private int expand(ByteBuf piece) throws DataFormatException {
        int count = inflate(piece);
        while (count == 0 && compressed.isReadable()) {
            if (inflater.finished() || inflater.needsDictionary()) {
                throw new DataFormatException("the stream has ended");
            }
            feed();
            count = inflate(piece);
        }
        return count;
    }

    private int inflate(ByteBuf piece) throws DataFormatException {
        return inflater.inflate(piece.array(), piece.arrayOffset() + piece.writerIndex(), PIECE_OCTETS);
    }

    /** The inflater keeps the array until it has read it all, which it has when this is called. */
    private void feed() {
        byte[] octets = new byte[Math.min(PIECE_OCTETS, compressed.octets().readableBytes())];
        compressed.octets().readBytes(octets);
        compressed.shrink();
        inflater.setInput(octets);
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        ByteBuf octets = (ByteBuf) message;
        try {
            if (ended) {
                promise.tryFailure(new ClosedChannelException());
            } else {
                context.write(compressor.compress(octets), promise);
            }
        } finally {
            octets.release();
        }
    }

    @Override
    public void flush(ChannelHandlerContext ignored) {
        if (!ended) {
            compressor.flush();
        }
        context.flush();
    }

    private void end() {
        if (!ended) {
            ended = true;
            inflater.end();
            compressor.end();
            compressed.release();
        }
    }
}
