package org.mailroom.store.queue;

/** How a message came in. */
public enum MailSource {
    /** By SMTP, from somebody who had not logged in. */
    SMTP,
    /** By LMTP (RFC 2033). */
    LMTP,
    /** By SMTP, from a user who had logged in (RFC 6409). */
    SUBMISSION,
    /** Filed by a user's mail client (APPEND and REPLACE of IMAP). */
    IMAP,
    /** From an application in this server. */
    LOCAL
}
