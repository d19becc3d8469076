package org.mailroom.demo.web;

import java.util.List;

/** The pages as HTML. */
final class Page {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" type="image/svg+xml" href="%1$smailroom.svg">
            <link rel="stylesheet" href="%1$smailroom.css">
            <title>""";

    /** Without script the overview renews itself now and then; other pages have forms that somebody may be filling in. */
    private static final String RENEW = "<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>\n";

    private static final String NO_ADAPTER = """
            <section class="alert" id="no-adapter"><h2>No adapter found</h2>
            <p>This server runs no Mailroom resource adapter, or it has not started. Deploy <code>mailroom.rar</code>
            before the applications and look for <code>org.mailroom</code> in the server's log.</p></section>
            """;

    private Page() {}

    /** A page of the console. */
    static String of(Visit visit, Result result) {
        Html html =
                new Html().markup(HEAD.formatted("")).text(visit.tab().title()).markup(" – Mailroom</title>\n");
        if (visit.tab() == Tab.OVERVIEW) {
            html.markup(RENEW);
        }
        html.markup("<script src=\"console.js\" defer></script>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
        header(html, visit);
        html.markup("<p role=\"status\" class=\"unseen\" id=\"said\"></p>\n");
        html.markup("<main id=\"main\" tabindex=\"-1\">\n");
        if (result != null) {
            html.markup(
                            result.good()
                                    ? "<p role=\"status\" class=\"result good\">"
                                    : "<p role=\"alert\" class=\"result bad\">")
                    .text(result.text())
                    .markup("</p>\n");
        }
        if (!visit.adapter().isPresent()) {
            html.markup(NO_ADAPTER);
        }
        if (visit.adapter().isPresent() || visit.tab() == Tab.OVERVIEW) {
            visit.tab().sections().forEach(section -> html.append(written(section, visit)));
        }
        return html.markup("</main>\n<footer><p id=\"renewal\">As it was when the page was loaded.</p></footer>\n")
                .markup("</body>\n</html>\n")
                .toString();
    }

    /** An adapter may stop while it is asked: what can be told is told. */
    private static Html written(Tab.Section section, Visit visit) {
        try {
            Html html = new Html();
            section.write(html, visit);
            return html;
        } catch (IllegalStateException | RefusedException e) {
            return new Html()
                    .markup("<section class=\"alert\">")
                    .note("This part cannot be shown at present: " + e.getMessage())
                    .end();
        }
    }

    private static void header(Html html, Visit visit) {
        html.markup("<header><img src=\"mailroom.svg\" alt=\"\" width=\"40\" height=\"40\"><h1>Mailroom</h1>\n");
        if (visit.instances().size() > 1) {
            instances(html, visit);
        }
        html.markup("<form method=\"post\" action=\"logout\" class=\"who\"><input type=\"hidden\" name=\"" + Guard.TOKEN
                        + "\" value=\"")
                .text(visit.token())
                .markup("\"><span>")
                .text(visit.user())
                .markup(visit.mayChange() ? "" : " <span class=\"badge\">looks only</span>")
                .markup("</span> <button class=\"plain\">Log out</button></form></header>\n");
        html.markup("<nav class=\"tabs\" aria-label=\"Pages\">");
        for (Tab tab : Tab.values()) {
            link(html, visit.address(tab), tab.title(), tab == visit.tab());
        }
        html.markup("</nav>\n");
    }

    private static void instances(Html html, Visit visit) {
        html.markup("<nav class=\"pager\" aria-label=\"Adapters\">");
        List<String> instances = visit.instances();
        instances.forEach(instance -> link(
                html,
                visit.address(visit.tab(), "instance", instance),
                instance,
                instance.equals(visit.adapter().instance())));
        html.markup("</nav>\n");
    }

    private static void link(Html html, String address, String label, boolean current) {
        html.markup("<a href=\"")
                .text(address)
                .markup(current ? "\" aria-current=\"page\">" : "\">")
                .text(label)
                .markup("</a>");
    }

    /**
     * A page without the console around it, for who is not in it.
     *
     * @param root the path of the context root, as the page may be shown in the place of any other
     */
    static String plain(String root, String title, Html content) {
        return new Html()
                .markup(HEAD.formatted(root))
                .text(title)
                .markup(" – Mailroom</title>\n</head>\n<body class=\"plain\">\n<main>\n<section><header>"
                        + "<img src=\"" + root + "mailroom.svg\" alt=\"\" width=\"40\" height=\"40\"><h1>")
                .text(title)
                .markup("</h1></header>\n")
                .append(content)
                .markup("</section>\n</main>\n</body>\n</html>\n")
                .toString();
    }
}
