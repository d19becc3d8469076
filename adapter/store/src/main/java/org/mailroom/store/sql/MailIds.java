package org.mailroom.store.sql;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Gives out ids of 63 bits: 42 of milliseconds since 1970, 8 of the node's slot, 13 of a sequence that carries into the
 * milliseconds. They grow even when the clock is set back. Only milliseconds that were reserved in the database are used, so
 * that after a crash none comes again.
 */
final class MailIds {

    static final int SLOTS = 256;
    static final long RESERVED_MILLIS = 300_000;
    private static final int SLOT_BITS = 8;
    private static final int SEQUENCE_BITS = 13;

    private record Series(int slot, AtomicLong last, AtomicLong limitMillis) {}

    private final LongConsumer reserve;
    private volatile Series series = new Series(0, new AtomicLong(), new AtomicLong());

    /**
     * @param reserve makes ids usable up to a time in milliseconds, durably, or throws; calls {@link #reserved}
     */
    MailIds(LongConsumer reserve) {
        this.reserve = reserve;
    }

    static long compose(long millis, int slot, long sequence) {
        return (millis << (SLOT_BITS + SEQUENCE_BITS)) | ((long) slot << SEQUENCE_BITS) | sequence;
    }

    /** Begins anew, with the next {@link #RESERVED_MILLIS} reserved. */
    void restart(int slot, long startMillis) {
        long last = Math.max(startMillis, used() + 1) << SEQUENCE_BITS;
        series = new Series(slot, new AtomicLong(last), new AtomicLong(startMillis + RESERVED_MILLIS));
    }

    void reserved(long untilMillis) {
        series.limitMillis().accumulateAndGet(untilMillis, Math::max);
    }

    long next() {
        while (true) {
            Series from = series;
            long last = from.last().get();
            long next = Math.max(System.currentTimeMillis() << SEQUENCE_BITS, last + 1);
            long millis = next >>> SEQUENCE_BITS;
            if (millis >= from.limitMillis().get()) {
                extend(millis);
            } else if (from.last().compareAndSet(last, next)) {
                return compose(millis, from.slot(), next & ((1L << SEQUENCE_BITS) - 1));
            }
        }
    }

    /** The latest millisecond of which an id was given out. */
    long used() {
        return series.last().get() >>> SEQUENCE_BITS;
    }

    private synchronized void extend(long millis) {
        if (millis >= series.limitMillis().get()) {
            reserve.accept(millis + RESERVED_MILLIS);
        }
    }
}
