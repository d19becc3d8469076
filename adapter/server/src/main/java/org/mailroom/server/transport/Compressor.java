package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;

/**
 * The writing side of {@link CompressionHandler}. The compressor's memory goes when nothing was written for a while: after a flush
 * the next block may be one that refers to nothing before it, so that a new compressor can go on where the old one ended.
 */
final class Compressor {

    private static final int PIECE_OCTETS = 8 * 1024;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ChannelHandlerContext context;
    private Deflater deflater;
    private boolean unflushed;
    private long lastUse;
    private Future<?> timer;

    Compressor(ChannelHandlerContext context) {
        this.context = context;
    }

    /** What can be sent of the octets already; may be nothing. The caller keeps what it gave. */
    ByteBuf compress(ByteBuf octets) {
        if (!octets.isReadable()) {
            return context.alloc().buffer(0);
        }
        begin();
        unflushed = true;
        byte[] input = new byte[octets.readableBytes()];
        octets.readBytes(input);
        deflater.setInput(input);
        return take(Deflater.NO_FLUSH);
    }

    /** Sends what is left, so that the peer can read all that was written. */
    void flush() {
        if (unflushed) {
            unflushed = false;
            context.write(take(Deflater.SYNC_FLUSH));
        }
    }

    private ByteBuf take(int flush) {
        ByteBuf out = context.alloc().heapBuffer(PIECE_OCTETS);
        int count;
        do {
            out.ensureWritable(PIECE_OCTETS);
            count = deflater.deflate(out.array(), out.arrayOffset() + out.writerIndex(), PIECE_OCTETS, flush);
            out.writerIndex(out.writerIndex() + count);
        } while (count == PIECE_OCTETS);
        return out;
    }

    private void begin() {
        lastUse = context.executor().ticker().nanoTime();
        if (deflater == null) {
            deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            schedule(IDLE_NANOS);
        }
    }

    private void schedule(long delay) {
        timer = context.executor().schedule(this::check, delay, TimeUnit.NANOSECONDS);
    }

    private void check() {
        long left = IDLE_NANOS - (context.executor().ticker().nanoTime() - lastUse);
        if (left > 0 || unflushed) {
            schedule(Math.max(left, IDLE_NANOS / 2));
        } else {
            end();
        }
    }

    void end() {
        if (deflater != null) {
            timer.cancel(false);
            deflater.end();
            deflater = null;
        }
    }
}
