package org.mailroom.demo.web;

import java.util.List;

/** The caches, as their last sweep left them. */
final class CacheSection {

    private static final String ID = "caches";

    private CacheSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, ID, "Caches", "Security", security -> {
            Table table = new Table(
                    html,
                    "Caches",
                    List.of(
                            "Cache",
                            "#Entries after the last sweep",
                            "#Freed by it",
                            "#Hits",
                            "#Misses",
                            "Last sweep"));
            security.figures("Caches").forEach(cache -> table.row(cache.text("name"))
                    .name(cache.text("name"))
                    .count(cache.number("size"))
                    .count(cache.number("freed"))
                    .count(cache.number("hits"))
                    .count(cache.number("misses"))
                    .time(cache.text("sweptAt"))
                    .end());
            table.close();
            visit.form(html, "purge-caches", ID)
                    .behind(
                            "Purge all…",
                            "",
                            "No TLS session can be resumed, and each password is verified anew: it costs CPU for a while.",
                            "Purge all caches");
        });
    }
}
