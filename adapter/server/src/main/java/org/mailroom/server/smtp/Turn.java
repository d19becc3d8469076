package org.mailroom.server.smtp;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailroom.server.transport.TurnTimer;

/**
 * Whose turn it is on a connection. Nothing is decoded but when it is the peer's, and only then the peer's time runs, or while it
 * owes us a handshake. For one event loop.
 */
final class Turn {

    private enum Whose {
        PEER,
        /** A command thread's. */
        WORK,
        /** Nobody's: an answer waits for its time. */
        DELAY,
        /** TLS is to begin: the peer's, but not the protocol's. */
        HANDSHAKE
    }

    private final TurnTimer timer;
    private Whose whose = Whose.HANDSHAKE;
    private Future<?> delayed;

    /**
     * A turn that has not begun.
     *
     * @param timeout how long the peer may be silent
     * @param onTimeout run when it was
     */
    Turn(Duration timeout, Runnable onTimeout) {
        this.timer = new TurnTimer(timeout, onTimeout);
    }

    void start(ChannelHandlerContext context) {
        whose = Whose.PEER;
        timer.start(context);
    }

    boolean isPeers() {
        return whose == Whose.PEER;
    }

    boolean isWork() {
        return whose == Whose.WORK;
    }

    boolean isDelay() {
        return whose == Whose.DELAY;
    }

    boolean isHandshake() {
        return whose == Whose.HANDSHAKE;
    }

    /** The peer has said something. */
    void heard() {
        if (whose == Whose.PEER) {
            timer.restart();
        }
    }

    /** It is the peer's turn again, from now on. */
    void passToPeer() {
        whose = Whose.PEER;
        delayed = null;
        timer.restart();
    }

    void beginHandshake() {
        whose = Whose.HANDSHAKE;
        timer.restart();
    }

    /** Has a command thread work, and the event loop go on with the result. */
    void work(
            ChannelHandlerContext context,
            Callable<Next> work,
            Executor threads,
            Function<Throwable, Next> onFailure,
            Consumer<Next> resume) {
        threads.execute(() -> {
            Next next;
            try {
                next = work.call();
            } catch (Throwable e) {
                next = onFailure.apply(e);
            }
            Next result = next;
            context.executor().execute(() -> resume.accept(result));
        });
        whose = Whose.WORK;
        timer.pause();
    }

    /** Lets time pass, and the event loop go on after it. */
    void delay(ChannelHandlerContext context, Duration delay, Supplier<Next> then, Consumer<Next> resume) {
        whose = Whose.DELAY;
        timer.pause();
        delayed = context.executor().schedule(() -> resume.accept(then.get()), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** No time runs any more, and nothing that was delayed comes. */
    void stop() {
        timer.stop();
        if (delayed != null) {
            delayed.cancel(false);
        }
    }
}
