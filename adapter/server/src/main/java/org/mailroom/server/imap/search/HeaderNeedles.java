package org.mailroom.server.imap.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a search looks for in certain header fields. Each is known by its number. */
final class HeaderNeedles {

    /** Of one field, and by what numbers the needles of the set are known. */
    record OfField(NeedleSet needles, int[] numbers) {}

    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, List<Integer>> numbers = new HashMap<>();
    private final Map<String, Integer> presence = new HashMap<>();
    private Map<String, OfField> sets = Map.of();
    private int count;

    /** That there is such a field. */
    int present(String field) {
        return presence.computeIfAbsent(field.toLowerCase(Locale.ROOT), name -> count++);
    }

    /** That the text is in such a field. @param folded not empty */
    int contained(String field, String folded) {
        String name = field.toLowerCase(Locale.ROOT);
        List<String> known = texts.computeIfAbsent(name, key -> new ArrayList<>());
        List<Integer> ids = numbers.computeIfAbsent(name, key -> new ArrayList<>());
        int at = known.indexOf(folded);
        if (at >= 0) {
            return ids.get(at);
        }
        known.add(folded);
        ids.add(count);
        return count++;
    }

    /** No more come. */
    void complete() {
        sets = new HashMap<>();
        texts.forEach((name, known) -> sets.put(
                name,
                new OfField(
                        new NeedleSet(known),
                        numbers.get(name).stream().mapToInt(Integer::intValue).toArray())));
    }

    /** Whether anything is looked for. */
    boolean isEmpty() {
        return count == 0;
    }

    /** What is looked for in the field, or null. @param field in lower case */
    OfField in(String field) {
        return sets.get(field);
    }

    /** The number of what is found if there is the field, or -1. @param field in lower case */
    int presenceOf(String field) {
        return presence.getOrDefault(field, -1);
    }
}
