package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import org.mailroom.server.limit.MemoryAccount;

/**
 * What the peer of a {@link Connection} is to read: gathers answers, puts them on their way, and waits when the peer takes none. For
 * one event loop.
 */
public final class PeerOutput {

    /** What is written is gathered until it is so much, or nothing more is to be worked off. */
    private static final int GATHERED_OCTETS = 8 * 1024;

    private final ChannelHandlerContext context;
    private final Conversation<?> conversation;
    private final PendingCommands<?> pending;
    private final MemoryAccount memory;
    private final Turn turn;
    private final Runnable onAnswersLeft;

    /**
     * Nothing yet.
     *
     * @param conversation writes it
     * @param onAnswersLeft called when answers to pending commands have left
     */
    PeerOutput(
            ChannelHandlerContext context,
            Conversation<?> conversation,
            MemoryAccount memory,
            Turn turn,
            Runnable onAnswersLeft) {
        this.context = context;
        this.conversation = conversation;
        this.pending = conversation.pending();
        this.memory = memory;
        this.turn = turn;
        this.onAnswersLeft = onAnswersLeft;
    }

    /**
     * The command at hand has its answer. It is on its way when there are many of them, or nothing more to be executed.
     *
     * @param gatheredOctets what is written and not on its way
     */
    public void answered(int gatheredOctets) {
        pending.answered();
        if (gatheredOctets > GATHERED_OCTETS) {
            send();
        }
    }

    /** Puts what is written on its way, with what is written next. */
    public void send() {
        ByteBuf out = conversation.takeOutput();
        if (!out.isReadable()) {
            out.release();
        } else if (pending.hasAnswers()) {
            ChannelFutureListener gone = pending.sent(onAnswersLeft);
            context.write(out).addListener(gone);
        } else {
            context.write(out);
        }
    }

    /** Puts what is written on its way now. */
    public void flush() {
        send();
        context.flush();
    }

    /** Goes on so once there is memory for a long output, which is kept until {@link #endLong}. */
    public void beginLong(Runnable then) {
        flush();
        turn.awaitOutput(() -> {});
        memory.pin(then);
    }

    /** A long output is over, or given up. */
    public void endLong() {
        memory.unpin();
    }

    /** Goes on so when the peer has taken of what is written; at once if it has already. */
    public void await(Runnable then) {
        flush();
        if (context.channel().isWritable()) {
            memory.renew();
            then.run();
        } else {
            turn.awaitOutput(() -> {
                memory.renew();
                then.run();
            });
        }
    }
}
