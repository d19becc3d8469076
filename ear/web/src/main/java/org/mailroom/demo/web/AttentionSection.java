package org.mailroom.demo.web;

import java.util.List;

/** What wants the operator, each with a link to where it can be mended. */
final class AttentionSection {

    private AttentionSection() {}

    static void write(Html html, Visit visit) {
        if (!visit.adapter().isPresent()) {
            return;
        }
        List<Problem> problems = Problem.of(visit.adapter());
        html.section("attention", "Attention");
        if (problems.isEmpty()) {
            html.markup("<p>").badge("good", "All is well").markup("</p>\n");
        } else {
            html.markup("<ul class=\"problems\">\n");
            problems.forEach(problem -> item(html, visit, problem));
            html.markup("</ul>\n");
        }
        html.end();
    }

    private static void item(Html html, Visit visit, Problem problem) {
        html.markup("<li class=\"" + problem.tone() + "\"><a href=\"")
                .text(visit.address(problem.tab()) + "#" + problem.section())
                .markup("\">")
                .text(problem.text())
                .markup("</a></li>\n");
    }
}
