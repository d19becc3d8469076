package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Some UIDs as a condition of a statement: a run without gaps is one range, the others are listed.
 *
 * @param condition to be put in the place of {@code :uids}
 * @param values of its parameters
 */
record UidSlice(String condition, List<Long> values) {

    /** A shorter run is cheaper in a list, which it shares. */
    private static final int MIN_RUN = 16;

    /** A run: from one UID to another, both in it. */
    record Run(long first, long last) {}

    /** @param uids ascending */
    static List<UidSlice> of(long[] uids) {
        List<UidSlice> slices = new ArrayList<>();
        List<Long> listed = new ArrayList<>();
        for (Run run : runs(uids)) {
            if (run.last() - run.first() + 1 >= MIN_RUN) {
                slices.add(new UidSlice("uid BETWEEN ? AND ?", List.of(run.first(), run.last())));
            } else {
                for (long uid = run.first(); uid <= run.last(); uid++) {
                    listed.add(uid);
                }
            }
        }
        for (IdSlice slice : IdSlice.of(listed)) {
            slices.add(new UidSlice(slice.expand("uid IN (:ids)"), toList(slice.bind())));
        }
        return slices;
    }

    /** @param uids ascending; the same one twice counts once */
    static List<Run> runs(long[] uids) {
        List<Run> runs = new ArrayList<>();
        int next = 0;
        while (next < uids.length) {
            long first = uids[next];
            long last = first;
            while (next < uids.length && uids[next] <= last + 1) {
                last = uids[next++];
            }
            runs.add(new Run(first, last));
        }
        return runs;
    }

    String expand(String sql) {
        return sql.replace(":uids", condition);
    }

    /** @param before values of the parameters before the condition */
    Object[] bind(Object... before) {
        List<Object> all = new ArrayList<>(List.of(before));
        all.addAll(values);
        return all.toArray();
    }

    private static List<Long> toList(Object[] values) {
        List<Long> list = new ArrayList<>();
        for (Object value : values) {
            list.add((Long) value);
        }
        return list;
    }
}
