package org.mailroom.server.imap.search;

/** Whether a message matches. */
enum Verdict {
    YES,
    NO,
    /** That depends on what is not known yet. */
    OPEN;

    static Verdict of(boolean matches) {
        return matches ? YES : NO;
    }

    Verdict not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case OPEN -> OPEN;
        };
    }
}
