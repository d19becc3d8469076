package org.mailroom.it;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.it.server.Ports;

/**
 * Where the demonstration listens, on the loopback address.
 *
 * @param smtp for mail that comes
 * @param imap for mail clients
 * @param http for the page
 */
record DemoPorts(int smtp, int imap, int http) {

    /** Reads and tries them, so that nothing is started in vain. */
    static DemoPorts of(String... arguments) {
        DemoPorts ports = new DemoPorts(
                number("mailroom.smtpPort", arguments[0]),
                number("mailroom.imapPort", arguments[1]),
                number("mailroom.httpPort", arguments[2]));
        List<String> problems = new ArrayList<>();
        if (ports.smtp == ports.imap || ports.imap == ports.http || ports.http == ports.smtp) {
            problems.add("SMTP, IMAP and HTTP need a port each: " + ports.smtp + ", " + ports.imap + " and "
                    + ports.http + " are not three.");
        }
        tryOut("SMTP", "mailroom.smtpPort", ports.smtp, problems);
        tryOut("IMAP", "mailroom.imapPort", ports.imap, problems);
        tryOut("HTTP", "mailroom.httpPort", ports.http, problems);
        if (!problems.isEmpty()) {
            throw new UnusableException(String.join("\n", problems) + "\nNothing was started.");
        }
        return ports;
    }

    private static void tryOut(String protocol, String option, int port, List<String> problems) {
        if (!Ports.isFree(port)) {
            problems.add("Port " + port + " for " + protocol + " is taken on 127.0.0.1. Choose another with -D" + option
                    + "=" + (port + 1000) + ", or end the process that has it.");
        }
    }

    private static int number(String option, String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port > 1023 && port < 65536) {
                return port;
            }
        }
        throw new UnusableException("-D" + option + "=" + text + ": a port from 1024 to 65535 is needed.");
    }

    /** The ports cannot be used; the message says what would help. */
    static final class UnusableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
