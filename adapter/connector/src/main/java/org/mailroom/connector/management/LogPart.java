package org.mailroom.connector.management;

import java.util.List;

/** A part of the log that has a level of its own, with its loggers; the first one is that of the numbered messages. */
public enum LogPart {
    /** Start and stop, listeners, connections. */
    SERVER("org.mailroom.server"),
    /** What SMTP and LMTP sessions tell. */
    SMTP("org.mailroom.smtp"),
    /** What IMAP sessions tell. */
    IMAP("org.mailroom.imap"),
    /** Subscriptions and deliveries to beans. */
    DELIVERY("org.mailroom.delivery"),
    /** Engines, keys, handshakes. */
    TLS("org.mailroom.tls", "org.mailroom.security"),
    /** Logins, realms, accounts, bans. */
    LOGIN("org.mailroom.login"),
    /** The database; its messages have no numbers. */
    STORE("org.mailroom.store"),
    /** Commands and replies, as long as a trace is on. */
    TRACE("org.mailroom.trace");

    private final List<String> loggers;

    LogPart(String... loggers) {
        this.loggers = List.of(loggers);
    }

    /** The names of its loggers; those below them follow. */
    public List<String> loggers() {
        return loggers;
    }
}
