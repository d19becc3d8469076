package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.sasl.SecurityLayer;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.DataRate;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;
import org.mailroom.server.trace.ConnectionTrace;

/**
 * One connection: bytes, their order, and whose turn it is. What they mean the {@link Conversation} knows.
 *
 * <p>Its {@linkplain PendingCommands commands} begin one after the other; none does while a command thread is at work, nor while the
 * peer takes no replies, unless the conversation has one begin between two slices of a long output. So a peer that pushes is slowed
 * by TCP, or reset, and what it can make us hold is one read and the commands that may be pending.
 *
 * <p>For the connection's event loop.
 *
 * @param <N> what may come next, in the protocol's words
 */
public final class Connection<N> {

    private final ChannelHandlerContext context;
    private final ServerMetrics metrics;
    private final Turn turn;
    private final Layers layers;
    private final MemoryAccount memory;
    private final InputBuffer input;
    private final InetSocketAddress peer;
    private final OpenConnection open;
    private final ConnectionTrace trace;
    private final Conversation<N> conversation;
    private final PendingCommands<?> pending;
    private final PeerInput peerInput;
    private final PeerOutput output;

    /** Why it is to end at the next opportunity; null when it is not. */
    private Farewell leaving;

    private boolean closing;
    private TlsSession tls;
    private long heard = System.nanoTime();

    /**
     * One that is not open yet.
     *
     * @param context of the handler at the end of its pipeline
     * @param tls what STARTTLS begins, if there is any
     * @param timeout how long the peer may be silent while it is its turn, until {@link #timeout} says something else
     * @param limits for how slow it may be
     * @param opening makes the conversation; it may say nothing yet
     */
    public Connection(
            ChannelHandlerContext context,
            Optional<TlsServer> tls,
            Duration timeout,
            LiveLimits limits,
            ServerMetrics metrics,
            Function<Connection<N>, Conversation<N>> opening) {
        this.context = context;
        this.metrics = metrics;
        this.turn = new Turn(timeout, () -> sayFarewell(Farewell.TIMED_OUT));
        this.layers = new Layers(context, tls, metrics);
        this.memory = ConnectionMemory.of(context.channel());
        this.input = newBuffer();
        this.peer = PeerAddress.of(context.channel());
        this.open = OpenConnection.of(context.channel());
        this.trace = new ConnectionTrace(open.traces(), open.id(), peer.getAddress());
        this.conversation = opening.apply(this);
        this.pending = conversation.pending();
        this.peerInput = new PeerInput(context, this, turn, conversation, new DataRate(limits));
        this.output = new PeerOutput(context, conversation, memory, turn, peerInput::answersLeft);
    }

    /** Who is at the other end. */
    public InetSocketAddress peer() {
        return peer;
    }

    /** What is written to the log of it while it is traced. */
    public ConnectionTrace trace() {
        return trace;
    }

    /** What an operator may know of it. */
    ConnectionFacts facts() {
        return new ConnectionFacts(
                open.id(),
                open.listener(),
                peer().getAddress(),
                open.since(),
                Optional.ofNullable(tls),
                Duration.ofNanos(System.nanoTime() - heard),
                pending.count(),
                memory.total(),
                conversation.facts());
    }

    /** Where buffers come from. */
    public ByteBufAllocator allocator() {
        return context.alloc();
    }

    /**
     * Does this on the event loop; may be called on any thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException when the event loop has ended, and the connection with it
     */
    public void execute(Runnable task) {
        context.executor().execute(task);
    }

    /** Holds octets for the conversation. */
    public InputBuffer newBuffer() {
        return new InputBuffer(context.alloc(), memory);
    }

    /** What it holds in memory. */
    MemoryAccount memory() {
        return memory;
    }

    /** What has come and is not worked off. */
    public InputBuffer input() {
        return input;
    }

    /** What the peer is to read. */
    public PeerOutput output() {
        return output;
    }

    /** The first word can be said. */
    void opened() {
        turn.start(context);
        conversation.greet();
        output.flush();
        context.read();
    }

    /** Octets have come; they are its own from now on. */
    void received(ByteBuf octets) {
        if (closing) {
            if (!peerInput.drop(octets)) {
                context.close();
            }
        } else {
            heard = System.nanoTime();
            peerInput.append(octets);
        }
    }

    /** No more have come for now. */
    void receivedAll() {
        if (closing) {
            context.read();
        } else {
            peerInput.drain();
        }
    }

    /** The peer has taken of what is written, or takes no more for now. */
    void writabilityChanged() {
        if (!closing && context.channel().isWritable()) {
            turn.outputTaken();
        }
        peerInput.drain();
    }

    /** The peer has ended its side. */
    void inputEnded() {
        if (!peerInput.end()) {
            return;
        }
        if (closing) {
            connectionEnd().close();
        } else if (turn.isDelay() || turn.isHandshake()) {
            // Nobody waits for the answer to a login, nor goes on with a handshake, whose side has ended
            abort();
        } else {
            peerInput.drain();
        }
    }

    /** A handshake is done. */
    void secured(TlsSession session) {
        if (layers.tlsBegun()) {
            tls = session;
            conversation.secured(session);
            turn.passToPeer();
            yieldToLeave();
            peerInput.drain();
        }
    }

    /** Something went wrong on it; what is not the peer's doing is told. */
    void failed(Throwable cause) {
        boolean known = cause instanceof IOException
                || cause.getCause() instanceof IOException
                || cause instanceof MessageAlteredException;
        if (!known) {
            metrics.failed(peer.getAddress(), "the connection", cause);
        }
        abort();
    }

    /** Ends it if the peer has been too slow in the midst of what it sends; to be called every few seconds. */
    void checkRate() {
        if (isPeersTurn() && peerInput.isTooSlow()) {
            metrics.connectionEnded(peer.getAddress(), Limit.MIN_DATA_RATE.key());
            sayFarewell(Farewell.TIMED_OUT);
        }
    }

    /** Whether it has ended, or ends: nothing is said any more. */
    public boolean isClosing() {
        return closing;
    }

    /** Whether the peer may speak: no command is at work, and no answer waits. */
    public boolean isPeersTurn() {
        return !closing && turn.isPeers();
    }

    /** How long the peer may be silent from now on. */
    public void timeout(Duration timeout) {
        turn.timeout(timeout);
    }

    /** Has a command thread work, and the conversation follow what comes of it. What was answered before does not wait. */
    public void work(Callable<N> work, Executor threads, Function<Throwable, N> onFailure) {
        work(work, threads, onFailure, this::resume);
    }

    /** Has a command thread make output, and goes on so, with {@link #work}, {@link PeerOutput#await} or {@link #resume}. */
    public void work(Callable<N> work, Executor threads, Function<Throwable, N> onFailure, Consumer<N> then) {
        output.send();
        peerInput.account();
        turn.work(context, work, threads, onFailure, then);
    }

    /** Reads once while it is not the peer's turn, for that is the only way to hear that it has gone. */
    public void listen() {
        if (!peerInput.isEnded()) {
            context.read();
        }
    }

    /** Has the conversation follow this after a time in which nothing is worked off and no thread is held. */
    public void delay(Duration delay, Supplier<N> then) {
        if (delay.isZero()) {
            conversation.follow(then.get());
            return;
        }
        turn.delay(context, delay, then, this::resume);
        listen();
    }

    /** It is the peer's turn again; follows what has come of work. */
    public void resume(N next) {
        turn.passToPeer();
        if (closing) {
            conversation.discard(next);
            conversation.end();
            return;
        }
        try {
            conversation.follow(next);
            if (next == null) {
                yieldToLeave();
            }
            peerInput.drain();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Whether more has come than the command at hand. */
    public boolean hasMore() {
        return input.isReadable() || pending.isWaiting();
    }

    /** Begins TLS once what was answered is written. There may not be {@linkplain #hasMore more}. */
    public void startTls() {
        turn.beginHandshake();
        output.flush();
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess() && !closing) {
                layers.beginTls();
            } else {
                abort();
            }
        });
    }

    /** From here on all goes through the layer, in both directions. */
    public void seal(SecurityLayer layer) {
        output.flush();
        layers.seal(layer, input.take());
    }

    /** Whether there is memory for {@link #compress}, which is taken for as long as the connection lasts. */
    public boolean mayCompress() {
        return memory.keep(CompressionHandler.KEPT_OCTETS);
    }

    /** From here on all is compressed, in both directions. Once only, and after {@link #mayCompress}. */
    public void compress() {
        output.flush();
        layers.compress(input.take());
    }

    /** Ends it as soon as the command at hand is answered. */
    void leave(Farewell why) {
        leaving = why;
        if (!turn.isWork() && !turn.isOutput()) {
            sayFarewell(why);
        }
    }

    /** Says farewell if it is to leave; for moments in which nothing is half done. */
    public void yieldToLeave() {
        if (leaving != null) {
            sayFarewell(leaving);
        }
    }

    private void sayFarewell(Farewell why) {
        sayFarewell(() -> conversation.say(why));
    }

    /** Has a farewell said, or closes without a word where none may be said. */
    public void sayFarewell(Runnable farewell) {
        if (closing) {
            return;
        }
        if (turn.isHandshake() || !conversation.maySayFarewell()) {
            // It would be said in the clear, or be taken for the rest of a response
            abort();
        } else {
            farewell.run();
        }
    }

    /**
     * Ends it after what is written.
     *
     * @param expected whether the peer knows that it was the last; else it may still be sending
     */
    public void end(boolean expected) {
        output.send();
        release();
        if (expected) {
            connectionEnd().closeOnceWritten();
        } else {
            connectionEnd().closeAfterReply();
        }
    }

    /** The peer has ended its side, and all it had sent is answered. */
    void endAfterPeer() {
        release();
        connectionEnd().closeOnceWritten();
    }

    /** Ends it at once by a reset of TCP: more commands are pending than may be. */
    void reset() {
        metrics.floodReset(peer.getAddress(), pending.count());
        release();
        connectionEnd().reset();
    }

    /** Closes without another word. */
    public void abort() {
        release();
        context.close();
    }

    /** Gives up all that is held, but what a command thread works with: that goes when it has finished. */
    void release() {
        closing = true;
        turn.stop();
        peerInput.release();
        if (!turn.isWork()) {
            conversation.end();
        }
    }

    private ConnectionEnd connectionEnd() {
        return new ConnectionEnd(context, layers.tls());
    }
}
