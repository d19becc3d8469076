package org.mailroom.server.imap;

import org.mailroom.store.mailbox.Mailbox;

/** The ids of things that outlive their names (OBJECTID, RFC 8474, section 4). */
public final class ObjectIds {

    private ObjectIds() {}

    /** MAILBOXID. */
    public static String of(Mailbox mailbox) {
        return "F" + Long.toUnsignedString(mailbox.id());
    }
}
