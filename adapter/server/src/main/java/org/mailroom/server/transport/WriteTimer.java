package org.mailroom.server.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose peer takes nothing of what we write. One timer for each connection that has something to write,
 * none for one that is idle.
 *
 * <p>How long a peer may be silent depends on whose turn it is, which the protocol alone knows: see {@link TurnTimer}.
 */
final class WriteTimer extends ChannelDuplexHandler {

    private final long timeoutNanos;
    private long unfinished;
    private long progress;
    private Future<?> timer;

    WriteTimer(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (unfinished++ == 0) {
            progress = System.nanoTime();
            if (timer == null) {
                schedule(context, timeoutNanos);
            }
        }
        context.write(message, promise.unvoid().addListener(written -> {
            unfinished--;
            progress = System.nanoTime();
        }));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void schedule(ChannelHandlerContext context, long delay) {
        timer = context.executor().schedule(() -> check(context), delay, TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        timer = null;
        if (unfinished == 0) {
            return;
        }
        long left = timeoutNanos - (System.nanoTime() - progress);
        if (left <= 0) {
            context.close();
        } else {
            schedule(context, left);
        }
    }
}
