package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Some ids for {@code IN (:ids)}. The last one is repeated up to a power of two, so that few different statements are ever
 * prepared.
 */
record IdSlice(List<Long> ids) {

    private static final int MAX = 512;

    static List<IdSlice> of(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        List<IdSlice> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MAX) {
            slices.add(new IdSlice(all.subList(from, Math.min(all.size(), from + MAX))));
        }
        return slices;
    }

    String expand(String sql) {
        return sql.replace(":ids", "?" + ",?".repeat(size() - 1));
    }

    Object[] bind(Object... before) {
        Object[] values = new Object[before.length + size()];
        System.arraycopy(before, 0, values, 0, before.length);
        for (int i = 0; i < size(); i++) {
            values[before.length + i] = ids.get(Math.min(i, ids.size() - 1));
        }
        return values;
    }

    private int size() {
        int power = Integer.highestOneBit(ids.size());
        return power == ids.size() ? power : 2 * power;
    }
}
