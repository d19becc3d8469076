package org.mailroom.connector.management;

import java.util.concurrent.TimeUnit;

/**
 * How often one message is written: so many times in a minute, which begins with the first one. What is beyond that is counted,
 * and told when the minute is over. Whoever causes messages at will can so neither fill the log nor hide in it.
 */
final class LogRate {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perMinute;
    private long minute;
    private int written;
    private int untold;

    /**
     * Nothing was written yet.
     *
     * @param perMinute at least 1; {@link Integer#MAX_VALUE} for a message that nobody outside can cause
     */
    LogRate(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether a message may be written now; if not, it is counted. Ask for {@link #untold} first. */
    synchronized boolean mayWrite(long now) {
        if (written == 0 || isOver(now)) {
            minute = now;
            written = 0;
        }
        if (written < perMinute) {
            written++;
            return true;
        }
        untold++;
        return false;
    }

    /** How many messages of a minute that is over were not written; tells it once. */
    synchronized int untold(long now) {
        if (untold == 0 || !isOver(now)) {
            return 0;
        }
        int count = untold;
        untold = 0;
        return count;
    }

    /** As if nothing had been written. */
    synchronized void reset() {
        written = 0;
        untold = 0;
    }

    private boolean isOver(long now) {
        return now - minute >= MINUTE;
    }
}
