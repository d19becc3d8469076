package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import java.util.LinkedList;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mailroom.server.limit.PendingLimits;

/**
 * The commands of one connection that were received and are not answered yet; they are decoded ahead of their execution and wait
 * here, between decoder and dispatcher. A command is answered when its answer has been written to the socket, not when it has been
 * made: a client that reads nothing has all its commands pending as soon as the buffers of the socket are full.
 *
 * <p>Each command either waits its turn, however long the client makes it, or is <em>hasty</em>. Of those that wait, only
 * {@code maxPendingCommands} are taken, then nothing more is read until answers have left. More hasty ones than that are a flood.
 *
 * <p>What belongs to a command at hand, as the lines of a dialogue and the octets of a message do, is no command: it is decoded when
 * it is asked for and counts for nothing. Nor is anything decoded ahead while the decoder is held, for then nobody knows what it is.
 *
 * <p>For one event loop.
 *
 * @param <F> what the decoder cuts octets into
 */
public final class PendingCommands<F> {

    /** How many octets of commands are taken ahead: with so many here nothing more is read, however few commands they are. */
    private static final int MAX_OCTETS = 64 * 1024;

    private static final int UNKNOWN = -1;

    private final InputBuffer input;
    private final Function<ByteBuf, F> decoder;
    private final Predicate<F> waits;
    private final Supplier<PendingLimits> limits;

    /** A list and not an array, for it holds nothing while it is empty, which it is in an idle connection. */
    private final Queue<Received<F>> queue = new LinkedList<>();

    private Count atHand = Count.NONE;
    private int octets;
    private Count pending = Count.NONE;
    private Count unsent = Count.NONE;
    private boolean patient;
    private boolean full;
    private boolean taking;

    /** How many octets were left when the decoder could do nothing with them. */
    private int undecidable = UNKNOWN;

    /**
     * None yet.
     *
     * @param decoder gives the next frame, or null
     * @param waits whether a command waits its turn, of a client that is not {@linkplain #patient patient}; asked once for each, in
     *     the order in which they come
     */
    public PendingCommands(
            InputBuffer input, Function<ByteBuf, F> decoder, Predicate<F> waits, Supplier<PendingLimits> limits) {
        this.input = input;
        this.decoder = decoder;
        this.waits = waits;
        this.limits = limits;
    }

    private record Received<F>(F frame, boolean hasty, int octets) {}

    /**
     * Commands.
     *
     * @param hasty those among all that are a flood when they are too many
     */
    private record Count(int all, int hasty) {

        static final Count NONE = new Count(0, 0);

        Count plus(boolean isHasty) {
            return new Count(all + 1, isHasty ? hasty + 1 : hasty);
        }

        /** One of them; which one is no matter. */
        Count one() {
            return NONE.plus(hasty > 0);
        }

        Count minus(Count other) {
            return new Count(all - other.all, hasty - other.hasty);
        }
    }

    /**
     * The next frame: a command, or what belongs to the one at hand.
     *
     * @return null if there is no whole one
     */
    public F next() {
        if (taking) {
            undecidable = UNKNOWN;
            return decoder.apply(input.octets());
        }
        Received<F> next = queue.poll();
        if (next == null) {
            return null;
        }
        atHand = atHand.plus(next.hasty());
        octets -= next.octets();
        return next.frame();
    }

    /** The command that waits first; null if none does, or what follows belongs to the one at hand. */
    public F peek() {
        Received<F> first = taking ? null : queue.peek();
        return first == null ? null : first.frame();
    }

    /** What follows belongs to the command at hand. */
    public void take() {
        taking = true;
        undecidable = UNKNOWN;
    }

    /** Only a part of the command at hand has come: the rest follows and counts as a command. */
    public void awaitRest() {
        pending = pending.minus(atHand.one());
        atHand = atHand.minus(atHand.one());
        undecidable = UNKNOWN;
    }

    /**
     * Commands follow; of the one at hand nothing is awaited any more.
     *
     * @param loggedIn whether the client has logged in, and so is patient if the limits say so
     * @return whether it was the last that has been decoded: then, if the decoder is held, it is held because of it
     */
    public boolean expectCommand(boolean loggedIn) {
        taking = false;
        undecidable = UNKNOWN;
        patient = loggedIn && limits.get().action() == PendingLimits.Action.PAUSE;
        return queue.isEmpty();
    }

    /** Whether commands wait that are decoded. */
    boolean isWaiting() {
        return !queue.isEmpty();
    }

    /** Decodes ahead as far as there is room. */
    void lookAhead() {
        while (!taking && !isStopped() && !isFlood() && input.octets().readableBytes() != undecidable) {
            int before = input.octets().readableBytes();
            F frame = decoder.apply(input.octets());
            int after = input.octets().readableBytes();
            undecidable = frame == null ? after : UNKNOWN;
            if (frame != null) {
                add(frame, before - after);
            }
        }
    }

    private void add(F frame, int length) {
        boolean wait = waits.test(frame) || patient;
        queue.add(new Received<>(frame, !wait, length));
        octets += length;
        pending = pending.plus(!wait);
        full = wait;
    }

    /** Whether so many hasty commands are pending that the connection is to be reset. */
    boolean isFlood() {
        return pending.hasty() > limits.get().maxPendingCommands();
    }

    /** Whether nothing more is to be read until commands have been executed and answers have left. */
    boolean isStopped() {
        return !taking && (isFull() || octets >= MAX_OCTETS);
    }

    /** Whether nothing more is to be read until answers have left. */
    private boolean isFull() {
        return full && pending.all() >= limits.get().maxPendingCommands();
    }

    /** Whether octets are left that have not been tried: there was no room for what they may be. */
    boolean isCutShort() {
        return !taking && input.isReadable() && input.octets().readableBytes() != undecidable;
    }

    /** Whether the number of those to come is a reason to read on even though the client takes no answers. */
    boolean isCounting() {
        return !patient;
    }

    /** How many are pending. */
    int count() {
        return pending.all();
    }

    /** How many octets the commands have that are decoded and wait. */
    int octets() {
        return octets;
    }

    /** A command at hand has its answer, which is not on its way. */
    void answered() {
        if (atHand.all() > 0) {
            Count one = atHand.one();
            unsent = unsent.plus(one.hasty() > 0);
            atHand = atHand.minus(one);
        }
    }

    /** All answers go on their way with one write; to be told when it is done. */
    ChannelFutureListener sent(Runnable whenGone) {
        Count leaving = unsent;
        unsent = Count.NONE;
        return written -> {
            pending = pending.minus(leaving);
            whenGone.run();
        };
    }

    /** Whether there are answers that are not on their way. */
    boolean hasAnswers() {
        return unsent.all() > 0;
    }

    /** Drops those that wait. */
    void release() {
        queue.clear();
        octets = 0;
    }
}
