package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns a count for each id into ids for each count, in order: nodes that take rows in one order do not deadlock. */
final class Counts {

    private Counts() {}

    static Map<Integer, List<Long>> byCount(Map<Long, Integer> counts) {
        Map<Integer, List<Long>> ids = new TreeMap<>();
        new TreeMap<>(counts).forEach((id, count) -> ids.computeIfAbsent(count, unused -> new ArrayList<>())
                .add(id));
        return ids;
    }

    static Map<Long, Integer> of(List<Long> ids) {
        Map<Long, Integer> counts = new HashMap<>();
        ids.forEach(id -> counts.merge(id, 1, Integer::sum));
        return counts;
    }
}
