package org.mailroom.demo.web;

import java.util.List;
import java.util.Map;

/**
 * What happened in the last hour.
 *
 * @param seconds how long an interval is
 * @param intervals the oldest first
 */
record Rates(int seconds, List<Interval> intervals) {

    private static final int HOUR = 3600;

    /** The counts of an interval, and when it began in ISO 8601. */
    record Interval(String from, Map<String, Object> counts) {

        long count(String name) {
            return counts.get(name) instanceof Number number ? number.longValue() : 0;
        }
    }

    static Rates read(OpenBean server) {
        List<Interval> intervals = server.figures("Rates").stream()
                .map(rate -> new Interval(rate.text("from"), rate.map("counts")))
                .toList();
        return new Rates(Math.max(1, server.read("RateSeconds", Integer.class)), intervals);
    }

    /** How many intervals an hour has. */
    int perHour() {
        return Math.max(1, HOUR / seconds);
    }

    long total(String name) {
        return intervals.stream().mapToLong(interval -> interval.count(name)).sum();
    }

    /** The most of an interval among some counts. */
    long peak(List<String> names) {
        return intervals.stream()
                .flatMap(interval -> names.stream().map(interval::count))
                .reduce(0L, Math::max);
    }

    /** So much in an interval, per minute. */
    double perMinute(long count) {
        return count * 60.0 / seconds;
    }
}
