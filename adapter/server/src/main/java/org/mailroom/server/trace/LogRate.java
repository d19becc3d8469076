package org.mailroom.server.trace;

import java.time.Duration;

/**
 * How often something is written to the log: so many times in a period, which begins with the first one. What is beyond that is
 * counted, and told when the period is over. Whoever causes messages at will can so neither fill the log nor hide in it. Safe for
 * use by several threads.
 */
public final class LogRate {

    private final int most;
    private final long period;
    private long begin;
    private int written;
    private int untold;

    /**
     * Nothing was written yet.
     *
     * @param most in a period; at least 1; {@link Integer#MAX_VALUE} for what nobody outside can cause
     */
    public LogRate(int most, Duration period) {
        this.most = most;
        this.period = period.toNanos();
    }

    /**
     * Whether something may be written now; if not, it is counted. Ask for {@link #untold} first.
     *
     * @param now by {@link System#nanoTime}
     */
    public synchronized boolean mayWrite(long now) {
        if (written == 0 || isOver(now)) {
            begin = now;
            written = 0;
        }
        if (written < most) {
            written++;
            return true;
        }
        untold++;
        return false;
    }

    /** How many of a period that is over were not written; tells it once. */
    public synchronized int untold(long now) {
        if (untold == 0 || !isOver(now)) {
            return 0;
        }
        int count = untold;
        untold = 0;
        return count;
    }

    /** As if nothing had been written. */
    public synchronized void reset() {
        written = 0;
        untold = 0;
    }

    private boolean isOver(long now) {
        return now - begin >= period;
    }
}
