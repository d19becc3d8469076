package org.mailroom.demo.web;

import java.util.List;

/** The listeners, and whether they take connections. */
final class ListenerSection {

    private static final String ID = "listeners";

    private ListenerSection() {}

    static void write(Html html, Visit visit) {
        if (visit.adapter().isPresent()) {
            visit.section(html, ID, "Listeners", "Server", server -> {
                List<String> columns = Table.columns(visit, "Listener", "Address", "TLS", "State", "#Connections");
                Table table = new Table(html, "Listeners", columns);
                server.figures("Listeners").forEach(listener -> row(table, visit, listener));
                table.close();
            });
        }
    }

    private static void row(Table table, Visit visit, Figures listener) {
        String name = listener.text("name");
        String state = listener.text("state");
        table.row(name)
                .name(name)
                .cell(listener.text("address") + ":" + listener.number("port"))
                .cell(listener.flag("implicitTls") ? "from the start" : "by STARTTLS")
                .cell("", cell -> state(cell, state, listener.text("reason")))
                .count(listener.number("connections"))
                .actions(cell -> {
                    boolean open = state.equals("OPEN");
                    visit.form(cell, open ? "pause-listener" : "resume-listener", ID)
                            .hidden("listener", name)
                            .button(open ? "Pause" : "Resume", "listener " + name);
                });
    }

    private static void state(Html html, String state, String reason) {
        switch (state) {
            case "OPEN" -> html.badge("good", "open");
            case "PAUSED" -> html.badge("warn", "paused");
            default -> html.badge("bad", "not open").markup(" ").text(reason);
        }
    }
}
