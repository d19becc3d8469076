package org.mailroom.demo.web;

import java.time.Duration;
import java.util.List;

/** Who is connected. */
final class ConnectionSection {

    private static final String ID = "connections";

    private ConnectionSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Open connections", "Server", server -> {
            List<Figures> connections = server.listing("listConnections", visit.count("offset"), Pager.SIZE + 1);
            int open = server.read("OpenConnections", Integer.class);
            html.markup("<p>")
                    .text(Units.count(open) + (open > 1 ? " open, the oldest first." : " open."))
                    .markup("</p>\n");
            if (!connections.isEmpty()) {
                table(html, visit, connections);
            }
            Pager.write(html, visit, "offset", connections.size());
        });
    }

    private static void table(Html html, Visit visit, List<Figures> connections) {
        List<String> columns = Table.columns(
                visit, "Client", "Listener", "User", "TLS", "State", "Since", "#Silent for", "#Pending", "#Memory");
        Table table = new Table(html, "Open connections", columns);
        connections.stream().limit(Pager.SIZE).forEach(connection -> row(table, visit, connection));
        table.close();
    }

    private static void row(Table table, Visit visit, Figures connection) {
        String peer = connection.text("peer");
        table.row(connection.number("id"))
                .name(peer)
                .cell(connection.text("listener"))
                .wide(connection.text("user").isEmpty() ? "–" : connection.text("user"))
                .cell(connection.text("tls").isEmpty() ? "none" : connection.text("tls"))
                .wide(connection.text("state"))
                .time(connection.text("since"))
                .figure(Units.span(Duration.ofSeconds(connection.number("idleSeconds"))))
                .count(connection.number("pendingCommands"))
                .figure(Units.bytes(connection.number("heldBytes")))
                .actions(cell -> visit.form(cell, "disconnect", ID)
                        .hidden("connection", connection.number("id"))
                        .button("Disconnect", peer));
    }
}
