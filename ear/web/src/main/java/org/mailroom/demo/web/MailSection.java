package org.mailroom.demo.web;

import java.util.List;
import java.util.Locale;

/** A table of the last messages. */
final class MailSection {

    private static final String COLUMNS = """
            <table><thead><tr><th>When</th><th>Subject</th><th>From</th><th>To</th><th>Subscription</th>
            <th class="n">Size</th><th class="n">Attempt</th><th>Outcome</th></tr></thead>
            <tbody>
            """;

    private static final String NONE = """
            <p class="note">Nothing yet. Send a message to <code>orders@example.com</code> (kept at once),
            <code>help@example.com</code> (answered in the dialogue; leave out the subject and it is refused) or
            <code>flaky@example.com</code> (fails twice, then works) and it shows up here.</p>
            """;

    private MailSection() {}

    static void write(Html html, List<MailView> mails) {
        html.markup("<section><h2>Last messages</h2>\n");
        if (mails.isEmpty()) {
            html.markup(NONE);
        } else {
            html.markup(COLUMNS);
            mails.forEach(mail -> row(html, mail));
            html.markup("</tbody></table>");
        }
        html.markup("</section>\n");
    }

    private static void row(Html html, MailView mail) {
        html.markup("<tr><td data-label=\"When\"><time datetime=\"")
                .text(mail.at())
                .markup("\">")
                .text(Units.time(mail.at()))
                .markup("</time></td>");
        cell(html, "Subject", "wide", mail.subject().isBlank() ? "(no subject)" : mail.subject());
        cell(html, "From", "wide", mail.sender().isEmpty() ? "<>" : mail.sender());
        cell(html, "To", "wide", mail.recipients());
        cell(html, "Subscription", "", mail.subscription());
        cell(html, "Size", "n", Units.bytes(mail.size()));
        cell(html, "Attempt", mail.attempt() > 1 ? "n" : "n dim", mail.attempt());
        html.markup("<td data-label=\"Outcome\"><span class=\"badge ")
                .markup(tone(mail.outcome()))
                .markup("\">")
                .text(mail.outcome())
                .markup("</span></td></tr>\n");
    }

    private static void cell(Html html, String label, String style, Object value) {
        html.markup("<td class=\"" + style + "\" data-label=\"" + label + "\">")
                .text(value)
                .markup("</td>");
    }

    private static String tone(String outcome) {
        String lower = outcome.toLowerCase(Locale.ROOT);
        return lower.startsWith("reject") ? "bad" : lower.startsWith("fail") ? "warn" : "good";
    }
}
