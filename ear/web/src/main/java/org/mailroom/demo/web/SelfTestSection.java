package org.mailroom.demo.web;

import java.util.List;

/** What was tested before it was offered. */
final class SelfTestSection {

    private SelfTestSection() {}

    static void write(Html html, Visit visit) {
        visit.section(html, "self-test", "Self-test", "Security", security -> {
            List<Figures> checks = security.figures("SelfTest");
            List<Figures> failed =
                    checks.stream().filter(check -> !check.flag("passed")).toList();
            html.markup("<p>");
            html.badge(
                    failed.isEmpty() ? "good" : "bad",
                    checks.size() - failed.size() + " of " + checks.size() + " passed");
            html.markup("</p>\n");
            if (!failed.isEmpty()) {
                Table table = new Table(html, "Failed tests", List.of("Failed", "Problem", "What to do"));
                failed.forEach(check -> table.row(check.text("name"))
                        .name(check.text("name"))
                        .wide(check.text("problem"))
                        .wide(check.text("advice"))
                        .end());
                table.close();
            }
            html.markup("<details><summary>All tests</summary><div>\n");
            Table table = new Table(html, "All tests", List.of("Test", "Result", "#CPU"));
            checks.forEach(check -> table.row(check.text("name"))
                    .cell(check.text("name"))
                    .badge(check.flag("passed") ? "good" : "bad", check.flag("passed") ? "passed" : "failed")
                    .figure(Units.count(check.number("micros")) + " µs")
                    .end());
            table.close();
            html.markup("</div></details>\n");
        });
    }
}
