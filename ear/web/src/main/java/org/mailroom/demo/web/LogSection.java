package org.mailroom.demo.web;

import javax.management.openmbean.TabularData;

/** How much each part of the adapter writes to the server's log. */
final class LogSection {

    private static final String ID = "log-levels";
    private static final String[] LEVELS = {"DEFAULT", "ERROR", "WARNING", "INFO", "DEBUG"};

    private LogSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Log levels", "Server", server -> {
            Table table = new Table(html, "Log levels", Table.columns(visit, "Part", "Level"));
            Figures.map(server.read("LogLevels", TabularData.class))
                    .forEach((part, level) -> row(table, visit, part, level.toString()));
            table.close();
        });
    }

    private static void row(Table table, Visit visit, String part, String level) {
        table.row(part).name(part).cell(level).actions(cell -> visit.form(cell, "set-log-level", ID)
                .hidden("part", part)
                .choice("Level of " + part, "level", level, LEVELS)
                .button("Set", "level of " + part));
    }
}
