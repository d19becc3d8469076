package org.mailroom.demo.web;

/** The queue's figures and a table of its subscriptions. */
final class QueueSection {

    private static final String COLUMNS = """
            <table><thead><tr><th>Subscription</th><th>Takes mail for</th><th>Acknowledge</th><th>Bean</th>
            <th class="n">Waiting</th><th class="n">In delivery</th><th class="n">Dead letters</th></tr></thead>
            <tbody>
            """;

    private QueueSection() {}

    static void write(Html html, QueueView queue) {
        html.markup("<section><h2>Queue <span class=\"dim\">")
                .text(queue.instance())
                .markup("</span> ")
                .markup(
                        queue.accepting()
                                ? "<span class=\"badge good\">accepting mail</span>"
                                : "<span class=\"badge bad\">not accepting mail</span>")
                .markup("</h2>\n<div class=\"tiles\">\n");
        tile(html, "Messages held", Units.count(queue.messages()), queue.messages(), queue.maxMessages());
        tile(html, "Content held", Units.bytes(queue.bytes()), queue.bytes(), queue.maxBytes());
        if (queue.freeDisk() >= 0) {
            tile(html, "Free disk", Units.bytes(queue.freeDisk()), 0, 0);
        }
        html.markup("</div>\n").markup(COLUMNS);
        queue.subscriptions().forEach(subscription -> row(html, subscription));
        html.markup("</tbody></table></section>\n");
    }

    private static void tile(Html html, String label, String figure, long value, long max) {
        html.markup("<div class=\"tile\"><p>")
                .text(label)
                .markup("</p><strong>")
                .text(figure)
                .markup("</strong>");
        if (max > 0) {
            html.markup("<meter min=\"0\" max=\"")
                    .text(max)
                    .markup("\" high=\"")
                    .text(max / 5 * 4);
            html.markup("\" value=\"")
                    .text(value)
                    .markup("\" title=\"of ")
                    .text(max)
                    .markup("\"></meter>");
        }
        html.markup("</div>\n");
    }

    private static void row(Html html, SubscriptionView subscription) {
        html.markup("<tr><td data-label=\"Subscription\"><b>")
                .text(subscription.name())
                .markup("</b></td><td data-label=\"Takes mail for\">")
                .text(subscription.recipients())
                .markup("</td><td data-label=\"Acknowledge\">")
                .text("BEFORE_REPLY".equals(subscription.acknowledge()) ? "before the reply" : "when queued")
                .markup("</td><td data-label=\"Bean\">")
                .markup(
                        subscription.active()
                                ? "<span class=\"badge good\">active</span>"
                                : "<span class=\"badge\">away</span>")
                .markup("</td>");
        figure(html, "Waiting", subscription.waiting());
        figure(html, "In delivery", subscription.inDelivery());
        figure(html, "Dead letters", subscription.deadLetters());
        html.markup("</tr>\n");
    }

    private static void figure(Html html, String label, long value) {
        html.markup(value == 0 ? "<td class=\"n dim\" data-label=\"" : "<td class=\"n\" data-label=\"")
                .text(label)
                .markup("\">")
                .text(Units.count(value))
                .markup("</td>");
    }
}
