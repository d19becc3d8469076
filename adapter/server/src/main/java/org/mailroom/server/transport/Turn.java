package org.mailroom.server.transport;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
        /** Ours: what was written is to be taken by the peer before there is more. */
        OUTPUT,
        /** TLS is to begin: the peer's, but not the protocol's. */
        HANDSHAKE
    }

    private final TurnTimer timer;
    private Whose whose = Whose.HANDSHAKE;
    private Future<?> delayed;
    private Runnable whenTaken;

    /**
     * A turn that has not begun.
     *
     * @param timeout how long the peer may be silent
     * @param onTimeout run when it was
     */
    Turn(Duration timeout, Runnable onTimeout) {
        this.timer = new TurnTimer(timeout, onTimeout);
    }

    /** The peer's turn begins with the connection. */
    void start(ChannelHandlerContext context) {
        whose = Whose.PEER;
        timer.start(context);
    }

    /** Whether it may speak. */
    boolean isPeers() {
        return whose == Whose.PEER;
    }

    /** Whether a command thread is at work. */
    boolean isWork() {
        return whose == Whose.WORK;
    }

    /** Whether an answer waits for its time. */
    boolean isDelay() {
        return whose == Whose.DELAY;
    }

    /** Whether TLS is to begin. */
    boolean isHandshake() {
        return whose == Whose.HANDSHAKE;
    }

    /** How long the peer may be silent from now on. */
    void timeout(Duration timeout) {
        timer.timeout(timeout);
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

    /** It is the peer's turn, and it owes us a handshake. */
    void beginHandshake() {
        whose = Whose.HANDSHAKE;
        timer.restart();
    }

    /** Goes on so when the peer has taken what there is. */
    void awaitOutput(Runnable then) {
        whose = Whose.OUTPUT;
        whenTaken = then;
        timer.pause();
    }

    /** The peer has taken it, if that is what is awaited. */
    void outputTaken() {
        if (whose == Whose.OUTPUT) {
            whenTaken.run();
        }
    }

    /** Whether the peer is to take what was written. */
    boolean isOutput() {
        return whose == Whose.OUTPUT;
    }

    /** Has a command thread work, and the event loop go on with the result. */
    <N> void work(
            ChannelHandlerContext context,
            Callable<N> work,
            Executor threads,
            Function<Throwable, N> onFailure,
            Consumer<N> resume) {
        threads.execute(() -> {
            N next;
            try {
                next = work.call();
            } catch (Throwable e) {
                next = onFailure.apply(e);
            }
            N result = next;
            context.executor().execute(() -> resume.accept(result));
        });
        whose = Whose.WORK;
        timer.pause();
    }

    /** Lets time pass, and the event loop go on after it. */
    <N> void delay(ChannelHandlerContext context, Duration delay, Supplier<N> then, Consumer<N> resume) {
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
