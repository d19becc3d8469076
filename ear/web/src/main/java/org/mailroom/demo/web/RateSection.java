package org.mailroom.demo.web;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What happened in the last hour, as plots and as a table. */
final class RateSection {

    private static final List<Plot> PLOTS = List.of(
            new Plot(
                    "Messages",
                    List.of(
                            entry("messagesAccepted", "accepted"),
                            entry("messagesFiled", "filed"),
                            entry("messagesRefused", "refused"))),
            new Plot("Deliveries to beans", List.of(entry("deliveries", "done"), entry("deliveriesFailed", "failed"))),
            new Plot("Commands", List.of(entry("commands", "answered"), entry("floods", "floods ended"))),
            new Plot("Connections", List.of(entry("connections", "taken"), entry("connectionsRefused", "refused"))),
            new Plot("Logins", List.of(entry("logins", "good"), entry("loginsFailed", "failed"))));

    /** Rows of the table: few enough to be read. */
    private static final int ROWS = 6;

    private RateSection() {}

    static void write(Html html, Visit visit) {
        if (visit.adapter().isPresent()) {
            visit.section(html, "rates", "The last hour", "Server", server -> {
                Rates rates = Rates.read(server);
                html.markup("<div class=\"plots\">\n");
                PLOTS.forEach(plot -> plot.write(html, rates));
                html.markup("</div>\n");
                table(html, rates);
            });
        }
    }

    private static void table(Html html, Rates rates) {
        html.markup(
                "<details><summary>The same in figures</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\""
                        + " aria-label=\"Figures of the last hour\">\n");
        List<Map.Entry<String, String>> series =
                PLOTS.stream().flatMap(plot -> plot.series().stream()).toList();
        Stream<String> titles = PLOTS.stream()
                .flatMap(plot -> plot.series().stream().map(one -> "#" + plot.title() + ", " + one.getValue()));
        Table table = new Table(
                html,
                "Figures of the last hour",
                Stream.concat(Stream.of("From"), titles).toList());
        int step = Math.max(1, rates.perHour() / ROWS);
        List<Rates.Interval> intervals = rates.intervals();
        for (int from = 0; from < intervals.size(); from += step) {
            Rates part = new Rates(rates.seconds(), intervals.subList(from, Math.min(from + step, intervals.size())));
            table.row(intervals.get(from).from()).time(intervals.get(from).from());
            series.forEach(one -> table.count(part.total(one.getKey())));
            table.end();
        }
        table.close();
        html.markup("</div></details>\n");
    }
}
