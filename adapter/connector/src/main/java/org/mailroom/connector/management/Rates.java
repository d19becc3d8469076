package org.mailroom.connector.management;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happens: since the start, and in each interval of the last hour. To count costs an addition that no other thread
 * waits for; an interval that is more than an hour old is dropped. Safe for use by several threads.
 */
public final class Rates {

    /** How long an interval is, in seconds. */
    public static final int SECONDS = 10;

    private static final int KEPT = 3600 / SECONDS;

    private final Map<Happening, LongAdder> totals = new EnumMap<>(Happening.class);
    private final Deque<Interval> intervals = new ArrayDeque<>(KEPT);
    private Instant begin;
    private long[] before = new long[Happening.values().length];

    /**
     * An interval that is over.
     *
     * @param counts by {@link Happening#ordinal()}
     */
    private record Interval(Instant from, long[] counts) {}

    /**
     * What happened in an interval.
     *
     * @param from when it began
     * @param counts by {@link Happening#key()}
     */
    public record Rate(Instant from, Map<String, Long> counts) {}

    /** Nothing has happened yet, and the first interval begins. */
    public Rates(Instant now) {
        for (Happening happening : Happening.values()) {
            totals.put(happening, new LongAdder());
        }
        begin = now;
    }

    /** It has happened once more. */
    public void count(Happening happening) {
        totals.get(happening).increment();
    }

    /** The interval at hand is over, and the next one begins. To be called every {@link #SECONDS}. */
    public synchronized void nextInterval(Instant now) {
        long[] sums = sums();
        long[] counts = new long[sums.length];
        for (int i = 0; i < sums.length; i++) {
            counts[i] = sums[i] - before[i];
        }
        if (intervals.size() == KEPT) {
            intervals.removeFirst();
        }
        intervals.addLast(new Interval(begin, counts));
        before = sums;
        begin = now;
    }

    private long[] sums() {
        return totals.values().stream().mapToLong(LongAdder::sum).toArray();
    }

    /** Since the start, by {@link Happening#key()}. */
    public Map<String, Long> totals() {
        return byKey(sums());
    }

    /** The intervals that are over, the oldest first. */
    public List<Rate> lastHour() {
        List<Interval> kept;
        synchronized (this) {
            kept = new ArrayList<>(intervals);
        }
        return kept.stream()
                .map(interval -> new Rate(interval.from(), byKey(interval.counts())))
                .toList();
    }

    private static Map<String, Long> byKey(long[] counts) {
        Map<String, Long> byKey = new LinkedHashMap<>();
        for (Happening happening : Happening.values()) {
            byKey.put(happening.key(), counts[happening.ordinal()]);
        }
        return byKey;
    }
}
