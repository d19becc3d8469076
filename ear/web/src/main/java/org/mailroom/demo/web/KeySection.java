package org.mailroom.demo.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The keys of TLS and how long their certificates last. */
final class KeySection {

    private static final String ID = "keys";

    private KeySection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Keys and certificates", "Security", security -> {
            Table table = new Table(
                    html,
                    "Keys and certificates",
                    List.of("Subject", "For", "Issuer", "Key", "Ends", "State", "SHA-256", "Source"));
            security.figures("Keys").forEach(key -> row(table, key));
            table.close();
            visit.form(html, "reload-keys", ID).button("Reload key files", "");
        });
    }

    private static void row(Table table, Figures key) {
        table.row(key.text("fingerprint"))
                .name(key.text("subject"))
                .wide(String.join(", ", key.texts("names")))
                .wide(key.flag("selfSigned") ? "itself (self-signed)" : key.text("issuer"))
                .cell(key.text("algorithm"))
                .time(key.text("notAfter"))
                .cell(
                        "",
                        cell -> state(cell, Instant.parse(key.text("notBefore")), Instant.parse(key.text("notAfter"))))
                .cell("", cell -> cell.markup("<code>")
                        .text(key.text("fingerprint").substring(0, 16))
                        .markup("…</code>"))
                .wide(key.text("source"))
                .end();
    }

    private static void state(Html html, Instant begin, Instant end) {
        Instant now = Instant.now();
        String left = Units.span(Duration.between(now, end));
        if (now.isBefore(begin)) {
            html.badge("bad", "not yet valid");
        } else if (end.isBefore(now)) {
            html.badge("bad", "expired");
        } else {
            html.badge(end.isBefore(now.plus(Problem.RENEWAL)) ? "warn" : "good", "ends in " + left);
        }
    }
}
