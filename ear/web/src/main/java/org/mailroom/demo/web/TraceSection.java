package org.mailroom.demo.web;

import java.util.List;

/** Traces of the protocols, which go to the server's log. */
final class TraceSection {

    private static final String ID = "traces";
    private static final int LONGEST = 1440;

    private TraceSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Traces", "Server", server -> {
            List<Figures> traces = server.figures("Traces");
            html.note("A trace writes the commands and replies of some connections to the server's log, with secrets"
                    + " masked and without the content of messages.");
            if (!traces.isEmpty()) {
                Table table = new Table(html, "Traces", Table.columns(visit, "Traced", "Until"));
                traces.forEach(trace -> row(table, visit, trace));
                table.close();
            }
            visit.form(html, "start-trace", ID)
                    .text("Address, network or user", "whom", "")
                    .number("Minutes", "minutes", 10, 1, LONGEST)
                    .button("Start trace", "");
        });
    }

    private static void row(Table table, Visit visit, Figures trace) {
        String whom = trace.text("whom");
        table.row(whom).name(whom).time(trace.text("until")).actions(cell -> visit.form(cell, "stop-trace", ID)
                .hidden("whom", whom)
                .button("Stop", "trace of " + whom));
    }
}
