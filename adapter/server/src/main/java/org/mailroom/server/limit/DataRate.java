package org.mailroom.server.limit;

import java.util.concurrent.TimeUnit;

/**
 * How fast a peer does what it has begun: sends the rest of a command or of content, or takes what was written. Enforces {@code
 * minDataRate}, on the average of half a minute, so that a pause is none. For one event loop.
 */
public final class DataRate {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(30);

    private final LiveLimits limits;
    private boolean running;
    private long since;
    private long octets;

    public DataRate(LiveLimits limits) {
        this.limits = limits;
    }

    /** The peer has begun something, and is the one who is awaited; does nothing when that was so already. */
    public void begin(long nanoTime) {
        if (!running) {
            running = true;
            restart(nanoTime);
        }
    }

    /** Nothing is begun, or the peer is not the one who is awaited. */
    public void end() {
        running = false;
    }

    /** So many octets have come, or were taken. */
    public void add(long more) {
        octets += more;
    }

    /** Whether it was too slow in a whole window; to be asked every few seconds. */
    public boolean isTooSlow(long nanoTime) {
        long passed = nanoTime - since;
        if (!running || passed < WINDOW) {
            return false;
        }
        long least = limits.current().load().minDataRate() * TimeUnit.NANOSECONDS.toSeconds(passed);
        boolean slow = octets < least;
        restart(nanoTime);
        return slow;
    }

    private void restart(long nanoTime) {
        since = nanoTime;
        octets = 0;
    }
}
