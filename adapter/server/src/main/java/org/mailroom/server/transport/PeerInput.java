package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.function.BooleanSupplier;

/**
 * What the peer of a {@link Connection} sends: has commands decoded ahead and executed as far as it is the peer's turn, and reads on
 * when there is room. For one event loop.
 */
final class PeerInput {

    private final ChannelHandlerContext context;
    private final Connection<?> connection;
    private final Turn turn;
    private final InputBuffer octets;
    private final PendingCommands<?> pending;
    private final BooleanSupplier next;
    private boolean draining;
    private boolean stopped;
    private boolean ended;

    /**
     * Nothing yet.
     *
     * @param next works off the next frame, and tells whether there was one
     */
    PeerInput(
            ChannelHandlerContext context,
            Connection<?> connection,
            Turn turn,
            PendingCommands<?> pending,
            BooleanSupplier next) {
        this.context = context;
        this.connection = connection;
        this.turn = turn;
        this.octets = connection.input();
        this.pending = pending;
        this.next = next;
    }

    /** Takes octets, which are its own from now on. */
    void append(ByteBuf more) {
        turn.heard();
        octets.append(more);
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
            while (lookAhead() && isOpen() && next.getAsBoolean()) {
                continue;
            }
        } finally {
            draining = false;
        }
        if (connection.isClosing() || turn.isWork()) {
            context.flush();
            return;
        }
        connection.flush();
        if (!connection.isClosing() && turn.isPeers()) {
            goOn();
        }
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
            context.read();
        }
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
