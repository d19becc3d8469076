package org.mailroom.server.imap.extension.quota;

import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.store.mailbox.Quota;

/** The one root of an account. */
final class QuotaRoot {

    static final String NAME = "";

    /** RFC 9208, section 5.1. */
    private static final long STORAGE_UNIT = 1024;

    private QuotaRoot() {}

    /** Writes the QUOTA response; blocks. Resources without a limit are left out (RFC 9208, section 4.2.1). */
    static void write(ImapSession session) {
        Quota quota = session.service().mailboxes().quota(session.account());
        ImapWriter out = session.out().untagged().atom("QUOTA").astring(NAME).beginList();
        if (quota.maxOctets() != Quota.UNLIMITED) {
            long used = (quota.octets() + STORAGE_UNIT - 1) / STORAGE_UNIT;
            out.atom("STORAGE").number(used).number(quota.maxOctets() / STORAGE_UNIT);
        }
        if (quota.maxMessages() != Quota.UNLIMITED) {
            out.atom("MESSAGE").number(quota.messages()).number(quota.maxMessages());
        }
        out.endList().endLine();
    }
}
