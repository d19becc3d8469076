package org.mailroom.it.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured: for each thing and each server a series. */
public final class Figures {

    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    public void note(String thing, String server, double value) {
        figures.computeIfAbsent(thing, t -> new LinkedHashMap<>())
                .computeIfAbsent(server, s -> new ArrayList<>())
                .add(value);
    }

    /**
     * A table in Markdown for each thing: the median with the least and the greatest of all rounds, and its ratio to that of the
     * first server, round by round.
     */
    public String tables() {
        return figures.entrySet().stream()
                .map(thing -> table(thing.getKey(), thing.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String table(String thing, Map<String, List<Double>> servers) {
        String first = servers.keySet().iterator().next();
        Series reference = new Series(servers.get(first));
        StringBuilder table = new StringBuilder(
                "| " + thing + " | median (least–greatest) | ratio to " + first + " |\n|---|---|---|\n");
        servers.forEach((server, values) -> {
            Series series = new Series(values);
            table.append("| ").append(server).append(" | ").append(series.text(series.median() < 100 ? 1 : 0));
            table.append(" | ").append(series.ratio(reference).text(2)).append(" |\n");
        });
        return table.toString();
    }
}
