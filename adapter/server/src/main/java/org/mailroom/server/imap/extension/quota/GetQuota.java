package org.mailroom.server.imap.extension.quota;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** GETQUOTA (RFC 9208, section 4.2.1). */
final class GetQuota implements ImapCommand {

    @Override
    public String name() {
        return "GETQUOTA";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        String root = arguments.astring();
        arguments.end();
        if (!root.equals(QuotaRoot.NAME)) {
            throw ImapRefusal.no(Plain.NONEXISTENT, "There is one root here, and its name is empty");
        }
        return Next.reading(() -> {
            QuotaRoot.write(session);
            return Next.ok("GETQUOTA completed");
        });
    }
}
