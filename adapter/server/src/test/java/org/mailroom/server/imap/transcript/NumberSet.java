package org.mailroom.server.imap.transcript;

import java.util.Map;
import java.util.TreeMap;

/** A set of numbers, however it was written; first and last number of its ranges. */
record NumberSet(TreeMap<Long, Long> ranges) {

    /** The set, or null if the text is none. */
    static NumberSet of(String text) {
        if (!text.matches("\\d{1,18}(:\\d{1,18})?(,\\d{1,18}(:\\d{1,18})?)*")) {
            return null;
        }
        TreeMap<Long, Long> sorted = new TreeMap<>();
        for (String range : text.split(",")) {
            String[] ends = range.split(":");
            long one = Long.parseLong(ends[0]);
            long other = Long.parseLong(ends[ends.length - 1]);
            sorted.merge(Math.min(one, other), Math.max(one, other), Math::max);
        }
        TreeMap<Long, Long> joined = new TreeMap<>();
        sorted.forEach((first, last) -> {
            Map.Entry<Long, Long> before = joined.lastEntry();
            if (before != null && first <= before.getValue() + 1) {
                before = Map.entry(before.getKey(), Math.max(before.getValue(), last));
                joined.put(before.getKey(), before.getValue());
            } else {
                joined.put(first, last);
            }
        });
        return new NumberSet(joined);
    }
}
