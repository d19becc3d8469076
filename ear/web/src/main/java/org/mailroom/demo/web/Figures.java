package org.mailroom.demo.web;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** A composite of an MXBean. What an adapter of another version does not have is empty, zero or false. */
record Figures(CompositeData data) {

    boolean has(String key) {
        return data.containsKey(key) && data.get(key) != null;
    }

    String text(String key) {
        return has(key) ? data.get(key).toString() : "";
    }

    long number(String key) {
        return has(key) ? ((Number) data.get(key)).longValue() : 0;
    }

    boolean flag(String key) {
        return has(key) && (Boolean) data.get(key);
    }

    List<String> texts(String key) {
        return has(key) ? List.of((String[]) data.get(key)) : List.of();
    }

    /** A map of names to values, in the order of the names. */
    SortedMap<String, Object> map(String key) {
        return map((TabularData) data.get(key));
    }

    /** A map as MXBeans show it: a table of keys and values. */
    static SortedMap<String, Object> map(TabularData table) {
        SortedMap<String, Object> map = new TreeMap<>();
        Iterator<?> rows = ((Collection<?>) table.values()).iterator();
        while (rows.hasNext()) {
            CompositeData row = (CompositeData) rows.next();
            map.put((String) row.get("key"), row.get("value"));
        }
        return map;
    }
}
