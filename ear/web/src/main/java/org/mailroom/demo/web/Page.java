package org.mailroom.demo.web;

import java.util.List;

/** The page as HTML. */
final class Page {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="refresh" content="5">
            <title>Mailroom</title>
            <link rel="icon" type="image/svg+xml" href="mailroom.svg">
            <link rel="stylesheet" href="mailroom.css">
            </head>
            <body>
            <header><img src="mailroom.svg" alt="" width="40" height="40">
            <div><h1>Mailroom</h1><p>Mail, handled inside the application server</p></div></header>
            <main>
            """;

    private static final String NO_ADAPTER = """
            <section class="note"><h2>No adapter found</h2>
            <p>This server runs no Mailroom resource adapter, or it has not started. Deploy <code>mailroom.rar</code>
            before the applications and look for <code>org.mailroom</code> in the server's log.</p></section>
            """;

    private static final String FOOT =
            "</main>\n<footer>Renews itself every five seconds.</footer>\n</body>\n</html>\n";

    private Page() {}

    static String of(List<QueueView> queues, List<MailView> mails) {
        Html html = new Html().markup(HEAD);
        if (queues.isEmpty()) {
            html.markup(NO_ADAPTER);
        }
        queues.forEach(queue -> QueueSection.write(html, queue));
        MailSection.write(html, mails);
        return html.markup(FOOT).toString();
    }
}
