package org.mailroom.demo.web;

import java.util.List;

/** Addresses that are turned away. */
final class BanSection {

    private static final String ID = "bans";
    private static final int LONGEST = 1440;

    private BanSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Bans", "Security", security -> {
            List<Figures> bans = security.figures("Bans");
            if (bans.isEmpty()) {
                html.note("No address is banned.");
            } else {
                Table table = new Table(html, "Bans", Table.columns(visit, "Address", "Until"));
                bans.forEach(ban -> row(table, visit, ban));
                table.close();
            }
            if (security.offers("ban")) {
                visit.form(html, "ban", ID)
                        .text("Address", "address", "")
                        .number("Minutes", "minutes", 60, 1, LONGEST)
                        .button("Ban", "");
            }
        });
    }

    private static void row(Table table, Visit visit, Figures ban) {
        String address = ban.text("address");
        table.row(address).name(address).time(ban.text("until")).actions(cell -> visit.form(cell, "unban", ID)
                .hidden("address", address)
                .button("Unban", address));
    }
}
