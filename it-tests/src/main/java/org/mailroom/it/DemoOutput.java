package org.mailroom.it;

import java.io.PrintStream;
import java.nio.file.Path;

/** What the demonstration says on the terminal; safe for use by several threads. */
final class DemoOutput {

    private static final String WELCOME = """

            Mailroom is running.

              SMTP     127.0.0.1:%1$d
              IMAP     127.0.0.1:%2$d
              Console  http://127.0.0.1:%3$d/
              User     operator, password mailroom-demo; or viewer with the same, who only looks
              Files    %4$s

            Send a first message from another terminal and see it on the console:

              printf 'Subject: Hello\\r\\n\\r\\nTwo boxes of pencils, please.\\r\\n' | curl -sS smtp://127.0.0.1:%1$d \
            --mail-from you@example.net --mail-rcpt orders@example.com -T -

            Others to try: help@example.com (answers in the dialogue), flaky@example.com (works at the third attempt).
            A mailbox, for ann@example.org, to be read by any mail client (user ann, STARTTLS, a self-signed certificate):
              unzip -qo adapter/rar/target/mailroom.rar -d target/mailroom
              java -jar target/mailroom/mailroom-connector-*.jar accounts add ann --pid %5$d
            Ctrl-C stops it.
            """;

    private final PrintStream out;
    private boolean withinDots;

    DemoOutput(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String line) {
        if (withinDots) {
            out.println();
            withinDots = false;
        }
        out.println(line);
        out.flush();
    }

    /** A sign of life, on one line with its neighbours. */
    synchronized void dot() {
        out.print(withinDots ? "." : "  .");
        out.flush();
        withinDots = true;
    }

    void welcome(DemoPorts ports, Path directory, long pid) {
        line(WELCOME.formatted(ports.smtp(), ports.imap(), ports.http(), directory, pid));
    }
}
