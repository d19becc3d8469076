package org.mailroom.demo.web;

import java.util.List;

/** The queue's figures and a table of its subscriptions. */
final class QueueSection {

    private static final String ID = "queue";

    private QueueSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Queue", "Queue", queue -> {
            html.markup("<p>");
            if (queue.read("Accepting", Boolean.class)) {
                html.badge("good", "accepting mail");
            } else {
                html.badge("bad", "not accepting mail").markup(" The log says why.");
            }
            html.markup("</p>\n");
            new Tiles(html).queue(queue).close();
            Table table = new Table(
                    html,
                    "Subscriptions",
                    Table.columns(
                            visit,
                            "Subscription",
                            "Takes mail for",
                            "Acknowledge",
                            "Bean",
                            "#Waiting",
                            "#In delivery",
                            "#Dead letters"));
            queue.figures("Subscriptions").forEach(subscription -> row(table, visit, subscription));
            table.close();
        });
    }

    private static void row(Table table, Visit visit, Figures subscription) {
        List<String> recipients = subscription.texts("recipients");
        table.row(subscription.text("name"))
                .name(subscription.text("name"))
                .wide(String.join(", ", recipients))
                .cell("BEFORE_REPLY".equals(subscription.text("acknowledge")) ? "before the reply" : "when queued")
                .cell("", cell -> state(cell, subscription))
                .count(subscription.number("waiting"))
                .count(subscription.number("inDelivery"))
                .count(subscription.number("deadLetters"))
                .actions(cell -> actions(cell, visit, subscription));
    }

    private static void state(Html html, Figures subscription) {
        if (subscription.flag("paused")) {
            html.badge("warn", "paused");
        } else if (subscription.flag("active")) {
            html.badge("good", "active");
        } else {
            html.badge("", "away");
        }
    }

    private static void actions(Html html, Visit visit, Figures subscription) {
        String name = subscription.text("name");
        // An adapter that cannot pause does not tell either.
        if (subscription.has("paused")) {
            boolean paused = subscription.flag("paused");
            visit.form(html, paused ? "resume-subscription" : "pause-subscription", ID)
                    .hidden("subscription", name)
                    .button(paused ? "Resume" : "Pause", "subscription " + name);
        }
        if (!subscription.flag("active")) {
            visit.form(html, "remove-subscription", ID)
                    .hidden("subscription", name)
                    .behind(
                            "Remove…",
                            "subscription " + name,
                            "Deletes all its mail that waits, and its dead letters.",
                            "Remove");
        }
    }
}
