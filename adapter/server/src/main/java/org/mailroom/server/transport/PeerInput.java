package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.mailroom.server.limit.DataRate;
import org.mailroom.server.limit.MemoryAccount;

/**
 * What the peer of a {@link Connection} sends: has commands decoded ahead and executed as far as it is the peer's turn, and reads on
 * when there is room. For one event loop.
 */
final class PeerInput {

    /** Who is in the midst of sending reads our last word some time after we have said it; who floods never does. */
    private static final long MOST_DROPPED = 16 << 20;

    private final ChannelHandlerContext context;
    private final Connection<?> connection;
    private final Turn turn;
    private final InputBuffer octets;
    private final PendingCommands<?> pending;
    private final Conversation<?> conversation;
    private final DataRate rate;
    private final MemoryAccount.Holding queued;
    private final MemoryAccount.Holding held;
    private long dropped;
    private boolean draining;
    private boolean stopped;
    private boolean ended;

    /**
     * Nothing yet.
     *
     * @param conversation works off frames
     * @param rate how fast the peer is
     */
    PeerInput(
            ChannelHandlerContext context,
            Connection<?> connection,
            Turn turn,
            Conversation<?> conversation,
            DataRate rate) {
        this.context = context;
        this.connection = connection;
        this.turn = turn;
        this.octets = connection.input();
        this.pending = conversation.pending();
        this.conversation = conversation;
        this.rate = rate;
        this.queued = connection.memory().holding();
        this.held = connection.memory().holding();
    }

    /** Takes octets, which are its own from now on. */
    void append(ByteBuf more) {
        turn.heard();
        rate.add(more.readableBytes());
        octets.append(more);
    }

    /** Drops octets that come after our last word; false if they are too many to wait for their end. */
    boolean drop(ByteBuf more) {
        dropped += more.readableBytes();
        more.release();
        return dropped <= MOST_DROPPED;
    }

    /** The peer has ended its side; whether that was new. */
    boolean end() {
        boolean before = ended;
        ended = true;
        return !before;
    }

    /** Whether the peer has ended its side. */
    boolean isEnded() {
        return ended;
    }

    /** Has commands executed as far as it is the peer's turn, then reads on. */
    void drain() {
        if (draining || connection.isClosing()) {
            return;
        }
        draining = true;
        try {
            while (lookAhead() && isOpen() && workOff()) {
                continue;
            }
        } finally {
            draining = false;
        }
        queued.set(pending.octets());
        if (connection.isClosing() || turn.isWork()) {
            rate.end();
            context.flush();
            return;
        }
        connection.output().flush();
        if (!connection.isClosing() && turn.isPeers()) {
            goOn();
        } else {
            rate.end();
        }
    }

    private boolean workOff() {
        boolean more = conversation.next();
        if (!connection.isClosing() && !turn.isWork()) {
            account();
        }
        return more;
    }

    /** Counts what the conversation holds; before a command thread works with it. */
    void account() {
        held.set(conversation.held());
    }

    /** Whether the connection lives: too many pending commands are its end. */
    private boolean lookAhead() {
        pending.lookAhead();
        if (pending.isFlood()) {
            connection.reset();
            return false;
        }
        return true;
    }

    private boolean isOpen() {
        return !connection.isClosing() && turn.isPeers() && context.channel().isWritable();
    }

    private void goOn() {
        if (pending.isStopped()) {
            stopped = true;
            rate.end();
        } else if (pending.isCutShort()) {
            // Others of this event loop come first
            context.executor().execute(this::drain);
        } else if (context.channel().isWritable() || pending.isCounting() && !ended) {
            readOn();
        }
    }

    private void readOn() {
        if (ended) {
            connection.endAfterPeer();
        } else {
            octets.shrink();
            measure();
            context.read();
        }
    }

    private void measure() {
        if (octets.isReadable() || conversation.isMidst()) {
            rate.begin(System.nanoTime());
        } else {
            rate.end();
        }
    }

    /** Whether the peer is too slow in the midst of what it sends; to be asked every few seconds. */
    boolean isTooSlow() {
        if (connection.memory().isWaiting()) {
            // It is not the peer who keeps the peer waiting
            rate.end();
            rate.begin(System.nanoTime());
            return false;
        }
        return rate.isTooSlow(System.nanoTime());
    }

    /** Answers have left: goes on if there was no room before. */
    void answersLeft() {
        if (stopped && !pending.isStopped()) {
            stopped = false;
            context.executor().execute(this::drain);
        }
    }

    /** Drops what waits. */
    void release() {
        octets.release();
        pending.release();
    }
}
