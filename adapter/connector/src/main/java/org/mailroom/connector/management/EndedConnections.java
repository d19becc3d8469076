package org.mailroom.connector.management;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many connections were ended because of each limit. Safe for use by several threads. */
public final class EndedConnections {

    private final ConcurrentHashMap<String, LongAdder> byLimit = new ConcurrentHashMap<>();

    /** One more, because of the limit of that name. */
    void count(String limit) {
        byLimit.computeIfAbsent(limit, name -> new LongAdder()).increment();
    }

    /** By the names of the limits; those that have ended none are left out. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        byLimit.forEach((limit, count) -> counts.put(limit, count.sum()));
        return counts;
    }
}
