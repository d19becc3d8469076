package org.mailroom.demo.web;

import java.util.List;

/** Deliveries that were given up. */
final class DeadLetterSection {

    private static final String ID = "dead-letters";

    private DeadLetterSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Dead letters", "Queue", queue -> {
            String subscription = visit.query("subscription");
            List<Figures> letters =
                    queue.listing("listDeadLetters", subscription, visit.count("offset"), Pager.SIZE + 1);
            filter(html, visit, queue, subscription);
            if (letters.isEmpty()) {
                html.note("None.");
            } else {
                table(html, visit, letters.stream().limit(Pager.SIZE).toList());
            }
            Pager.write(html, visit, "offset", letters.size());
        });
    }

    private static void filter(Html html, Visit visit, OpenBean queue, String chosen) {
        List<String> names = queue.figures("Subscriptions").stream()
                .map(one -> one.text("name"))
                .toList();
        html.markup("<nav class=\"pager\" aria-label=\"Dead letters of\">");
        link(html, visit, "", "all", chosen);
        names.forEach(name -> link(html, visit, name, name, chosen));
        html.markup("</nav>\n");
    }

    private static void link(Html html, Visit visit, String value, String label, String chosen) {
        html.markup("<a href=\"")
                .text(visit.address(Tab.QUEUE, "subscription", value) + "#" + ID)
                .markup(value.equals(chosen) ? "\" aria-current=\"true\">" : "\">")
                .text(label)
                .markup("</a> ");
    }

    private static void table(Html html, Visit visit, List<Figures> letters) {
        List<String> columns = Table.columns(
                visit, "Received", "Subscription", "From", "To", "#Size", "#Attempts", "Given up because");
        Table table = new Table(html, "Dead letters", columns);
        letters.forEach(letter -> row(table, visit, letter));
        table.close();
        if (visit.mayChange()) {
            html.markup("<div class=\"actions\">");
            all(html, visit, letters);
            html.markup("</div>\n");
        }
    }

    private static void all(Html html, Visit visit, List<Figures> letters) {
        String ids = String.join(
                ",", letters.stream().map(letter -> letter.text("deliveryId")).toList());
        visit.form(html, "retry-dead-letters", ID).hidden("deliveries", ids).button("Retry all shown", "");
        visit.form(html, "delete-dead-letters", ID)
                .hidden("deliveries", ids)
                .behind("Delete all shown…", "", "Their mail is gone for good.", "Delete " + letters.size());
    }

    private static void row(Table table, Visit visit, Figures letter) {
        String id = letter.text("deliveryId");
        String subject = "dead letter from " + sender(letter);
        table.row(id)
                .time(letter.text("receivedAt"))
                .cell(letter.text("subscription"))
                .wide(sender(letter))
                .wide(letter.text("recipients"))
                .figure(Units.bytes(letter.number("size")))
                .count(letter.number("attempts"))
                .wide(letter.text("reason"))
                .actions(cell -> {
                    visit.form(cell, "retry-dead-letters", ID)
                            .hidden("deliveries", id)
                            .button("Retry", subject);
                    visit.form(cell, "delete-dead-letters", ID)
                            .hidden("deliveries", id)
                            .behind("Delete…", subject, "This mail is gone for good.", "Delete");
                });
    }

    private static String sender(Figures letter) {
        return letter.text("sender").isEmpty() ? "<>" : letter.text("sender");
    }
}
