package org.mailroom.demo.web;

import java.util.List;

/** Every limit: what it is, what it would be, and what it may be. */
final class LimitSection {

    private static final String ID = "limits";

    private LimitSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Limits", "Limits", limits -> {
            html.note("What is changed here counts at once and until the adapter stops; the configuration stays.");
            List<String> columns =
                    Table.columns(visit, "Limit", "#In force", "Unit", "#Configured", "#Default", "State");
            Table table = new Table(html, "Limits", columns);
            limits.figures("Limits").forEach(limit -> row(table, visit, limit));
            table.close();
        });
    }

    private static void row(Table table, Visit visit, Figures limit) {
        long inForce = limit.number("inForce");
        table.row(limit.text("name"))
                .name(limit.text("name"))
                .figure(Units.count(inForce))
                .cell(limit.text("unit"))
                .count(limit.number("configured"))
                .count(limit.number("default"))
                .cell("", cell -> {
                    if (inForce != limit.number("configured")) {
                        cell.badge("warn", "changed");
                    } else if (inForce != limit.number("default")) {
                        cell.badge("", "configured");
                    }
                })
                .actions(cell -> actions(cell, visit, limit));
    }

    private static void actions(Html html, Visit visit, Figures limit) {
        String name = limit.text("name");
        if (!limit.flag("changeable")) {
            html.markup("<span class=\"dim\">at start only</span>");
            return;
        }
        visit.form(html, "set-limit", ID)
                .hidden("name", name)
                .number(
                        limit.number("least") + " to " + limit.number("most") + " " + limit.text("unit"),
                        "value",
                        limit.number("inForce"),
                        limit.number("least"),
                        limit.number("most"))
                .behind("Change…", name, "Set");
        if (limit.number("inForce") != limit.number("configured")) {
            visit.form(html, "reset-limit", ID).hidden("name", name).button("Reset", name);
        }
    }
}
