package org.mailroom.api;

/** How a message came in. */
public enum MailSource {
    /** By SMTP, from somebody who had not logged in. */
    SMTP,
    /** By LMTP (RFC 2033). */
    LMTP,
    /** By SMTP, from a user who had logged in (RFC 6409). */
    SUBMISSION,
    /** Filed into a mailbox by a user's mail client (IMAP APPEND, RFC 9051). */
    IMAP,
    /** From an application in the same server. */
    LOCAL
}
