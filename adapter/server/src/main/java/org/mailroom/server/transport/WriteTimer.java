package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mailroom.server.limit.DataRate;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;

/**
 * Ends a connection whose peer takes nothing of what we write, or too little, and counts what it has not taken. One timer for each
 * connection that has something to write, none for one that is idle.
 *
 * <p>How long a peer may be silent depends on whose turn it is, which the protocol alone knows: see {@link TurnTimer}.
 */
final class WriteTimer extends ChannelDuplexHandler {

    private final LiveLimits limits;
    private final MemoryAccount.Holding output;
    private final DataRate rate;
    private long unfinished;
    private long octets;
    private long progress;

    /** How much of the write at hand had been taken when it was last looked at. */
    private long taken;

    private Future<?> timer;

    WriteTimer(LiveLimits limits, MemoryAccount account) {
        this.limits = limits;
        this.output = account.holding();
        this.rate = new DataRate(limits);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (unfinished++ == 0) {
            progress = System.nanoTime();
            rate.begin(progress);
            if (timer == null) {
                schedule(context, timeout());
            }
        }
        int length = ((ByteBuf) message).readableBytes();
        octets += length;
        output.set(octets);
        context.write(message, promise.unvoid().addListener(written -> finished(length)));
    }

    private void finished(int length) {
        unfinished--;
        octets -= length;
        output.set(octets);
        progress = System.nanoTime();
        rate.add(Math.max(0, length - taken));
        taken = 0;
        if (unfinished == 0) {
            rate.end();
        }
    }

    /** Whether the peer takes what was written too slowly; to be asked every few seconds, on the event loop. */
    boolean isTooSlow(ChannelHandlerContext context, long nanoTime) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        if (buffer == null) {
            return false;
        }
        long now = buffer.currentProgress();
        // TLS makes several writes of one: what is less than before is of the next
        rate.add(now < taken ? now : now - taken);
        taken = now;
        return rate.isTooSlow(nanoTime);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
        context.fireChannelInactive();
    }

    private long timeout() {
        return limits.current().writeTimeout().toNanos();
    }

    private void schedule(ChannelHandlerContext context, long delay) {
        timer = context.executor().schedule(() -> check(context), delay, TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        timer = null;
        if (unfinished == 0) {
            return;
        }
        long left = timeout() - (System.nanoTime() - progress);
        if (left <= 0) {
            context.close();
        } else {
            schedule(context, left);
        }
    }
}
