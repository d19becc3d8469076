package org.mailroom.demo.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the demo beans handled last; nothing where they are not deployed. */
final class MailSection {

    private static final String NONE = """
            <p class="note">Nothing yet. Send a message to <code>orders@example.com</code> (kept at once),
            <code>help@example.com</code> (answered in the dialogue; leave out the subject and it is refused) or
            <code>flaky@example.com</code> (fails twice, then works) and it shows up here.</p>
            """;

    private MailSection() {}

    static void write(Html html, Visit visit) {
        List<OpenBean> beans = OpenBean.find("org.mailroom.demo:type=RecentMail");
        if (beans.isEmpty()) {
            return;
        }
        List<Figures> mails = beans.stream()
                .flatMap(bean -> bean.figures("Messages").stream())
                .toList();
        html.section("mail", "Last messages");
        if (mails.isEmpty()) {
            html.markup(NONE);
        } else {
            Table table = new Table(
                    html,
                    "Last messages",
                    List.of("When", "Subject", "From", "To", "Subscription", "#Size", "#Attempt", "Outcome"));
            mails.forEach(mail -> row(table, mail));
            table.close();
        }
        html.end();
    }

    private static void row(Table table, Figures mail) {
        String at = mail.text("at");
        table.row(at + mail.text("subscription"))
                .cell("", cell -> cell.markup("<time datetime=\"")
                        .text(at)
                        .markup("\">")
                        .text(Units.time(Instant.parse(at)))
                        .markup("</time>"))
                .wide(mail.text("subject").isBlank() ? "(no subject)" : mail.text("subject"))
                .wide(mail.text("sender").isEmpty() ? "<>" : mail.text("sender"))
                .wide(mail.text("recipients"))
                .cell(mail.text("subscription"))
                .figure(Units.bytes(mail.number("size")))
                .cell(mail.number("attempt") > 1 ? "n" : "n dim", cell -> cell.text(mail.number("attempt")))
                .cell("wide", cell -> cell.badge(tone(mail.text("outcome")), mail.text("outcome")))
                .end();
    }

    private static String tone(String outcome) {
        String lower = outcome.toLowerCase(Locale.ROOT);
        return lower.startsWith("reject") ? "bad" : lower.startsWith("fail") ? "warn" : "good";
    }
}
