package org.mailroom.server.limit;

import java.net.InetAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The octets that one connection holds in memory. Enforces {@code maxConnectionMemory}. What is there is told by its {@link Holding}s;
 * whoever is about to have more asks first. For the connection's event loop, but where a method says so.
 */
public final class MemoryAccount {

    /** Fewer are not worth a read: so much too much a connection with a place may hold. */
    private static final int LEAST_READ = 2048;

    private final MemoryBudget budget;
    private final InetAddress peer;
    private final Executor loop;
    private final Runnable end;
    private long total;
    private long kept;

    /** Read with the budget locked, on any thread. */
    private volatile int layers;

    private int pins;
    private boolean closed;
    private Runnable onRoom;
    private Runnable onPlace;

    /** Octets of the place in the budget; 0 without one. Written with the budget locked. */
    private volatile long place;

    private long waitingSince;

    /**
     * An account of a new connection.
     *
     * @param peer as {@link Network#of} has it
     * @param end ends the connection; called on any thread
     */
    public MemoryAccount(MemoryBudget budget, InetAddress peer, Executor loop, Runnable end) {
        this.budget = budget;
        this.peer = peer;
        this.loop = loop;
        this.end = end;
    }

    /** A part of the connection that holds octets. */
    public final class Holding {

        private long octets;

        private Holding() {}

        /** It holds so many now. */
        public void set(long now) {
            if (!closed && now != octets) {
                long more = now - octets;
                octets = now;
                total += more;
                budget.add(more);
                if (more < 0) {
                    settle();
                }
            }
        }
    }

    /** One that holds nothing yet. */
    public Holding holding() {
        return new Holding();
    }

    /**
     * A layer lies beneath the protocol from now on, which holds up to so many octets of what has not come whole. Its places are
     * larger by that: what they hold can be brought to an end however full of commands and content they are.
     */
    public void addLayer(int octets) {
        layers += octets;
    }

    /** What all of its layers may hold. */
    int layers() {
        return layers;
    }

    /** Octets held now. */
    public long total() {
        return total + kept;
    }

    /**
     * Keeps octets until the connection ends, beside what comes and goes; whether there is room for them. What nothing can be
     * done without is not asked for here.
     */
    public boolean keep(long octets) {
        boolean given = !closed && budget.keep(octets);
        if (given) {
            kept += octets;
        }
        return given;
    }

    /** Whether it waits until it may hold more. */
    public boolean isWaiting() {
        return onRoom != null || onPlace != null;
    }

    /** Whether it may hold more than it does; takes a place for that if need be, and if there is one. */
    public boolean mayGrow() {
        return closed || total < budget.share() || (place > 0 || budget.reserve(this)) && total < place;
    }

    /**
     * How much may be read now; at least some.
     *
     * @param wanted how much would be
     */
    public int room(int wanted) {
        if (closed || wanted <= budget.share() - total) {
            return wanted;
        }
        boolean placed = place > 0 || budget.reserve(this);
        long room = placed
                ? Math.max(LEAST_READ, place - total)
                : Math.max(MemoryBudget.LEAST_SHARE, budget.share() - total);
        return (int) Math.min(wanted, room);
    }

    /** Goes on so as soon as it may hold more; one at a time. */
    public void whenRoom(Runnable next) {
        if (mayGrow()) {
            next.run();
            return;
        }
        onRoom = next;
        if (place == 0) {
            budget.await(this);
        }
    }

    /** Takes a place and keeps it until {@link #unpin}, for what holds more than is told here; goes on so once it has it. */
    public void pin(Runnable next) {
        pins++;
        if (closed || place > 0 || budget.reserve(this)) {
            next.run();
        } else {
            onPlace = next;
            budget.await(this);
        }
    }

    /** Keeps the place it has pinned as if it had just taken it: something has come to its end. */
    public void renew() {
        budget.renew(this);
    }

    /** What needed the place is over. */
    public void unpin() {
        pins--;
        onPlace = null;
        settle();
    }

    /** The connection has ended: it holds nothing any more, and waits for nothing. */
    public void close() {
        closed = true;
        onRoom = null;
        onPlace = null;
        budget.add(-total);
        budget.giveBack(kept);
        total = 0;
        kept = 0;
        budget.leave(this);
    }

    private void settle() {
        if (onRoom != null && mayGrow()) {
            Runnable next = onRoom;
            onRoom = null;
            next.run();
        }
        if (onRoom == null && place > 0 && pins == 0 && total <= budget.share()) {
            budget.leave(this);
        }
    }

    InetAddress peer() {
        return peer;
    }

    /** With the budget locked. */
    void place(long octets) {
        place = octets;
    }

    /** With the budget locked: it has a place now. */
    void granted() {
        try {
            loop.execute(this::placed);
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and with it the connection
            return;
        }
    }

    private void placed() {
        if (closed) {
            return;
        }
        if (onPlace != null) {
            Runnable next = onPlace;
            onPlace = null;
            next.run();
        }
        settle();
    }

    /** With the budget locked. */
    void waitingSince(long time) {
        waitingSince = time;
    }

    long waitingSince() {
        return waitingSince;
    }

    /** On any thread. */
    void end() {
        end.run();
    }
}
