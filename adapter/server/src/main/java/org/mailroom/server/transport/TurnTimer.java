package org.mailroom.server.transport;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a peer is silent while it is its turn to speak. Reading moves a time stamp, not a timer, so that a busy
 * connection costs nothing; while we are at work ourselves ({@link #pause}) no time passes. For one event loop only.
 */
public final class TurnTimer {

    private long timeoutNanos;
    private final Runnable onTimeout;
    private long since;
    private boolean paused;
    private ChannelHandlerContext context;
    private Future<?> timer;

    /**
     * A timer that does not run yet.
     *
     * @param timeout how long the peer may be silent
     * @param onTimeout run once, on the event loop
     */
    public TurnTimer(Duration timeout, Runnable onTimeout) {
        this.timeoutNanos = timeout.toNanos();
        this.onTimeout = onTimeout;
    }

    /** Sets another time-out. */
    public void timeout(Duration timeout) {
        long before = timeoutNanos;
        timeoutNanos = timeout.toNanos();
        if (timeoutNanos < before && timer != null) {
            timer.cancel(false);
            schedule(timeoutNanos);
        }
    }

    /** Begins to measure. */
    public void start(ChannelHandlerContext newContext) {
        context = newContext;
        since = System.nanoTime();
        schedule(timeoutNanos);
    }

    /** The peer has spoken, or we have finished our turn. */
    public void restart() {
        since = System.nanoTime();
        paused = false;
    }

    /** It is our turn. */
    public void pause() {
        paused = true;
    }

    /** Ends; the timer holds nothing any more. */
    public void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void schedule(long delay) {
        timer = context.executor().schedule(this::check, delay, TimeUnit.NANOSECONDS);
    }

    private void check() {
        long left = timeoutNanos - (System.nanoTime() - since);
        if (paused) {
            schedule(timeoutNanos);
        } else if (left > 0) {
            schedule(left);
        } else {
            timer = null;
            onTimeout.run();
        }
    }
}
