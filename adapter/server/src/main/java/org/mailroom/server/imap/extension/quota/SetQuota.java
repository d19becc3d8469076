package org.mailroom.server.imap.extension.quota;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** SETQUOTA (RFC 9208, section 4.2.3): refused, for users do not set their own limits. */
final class SetQuota implements ImapCommand {

    @Override
    public String name() {
        return "SETQUOTA";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        arguments.astring();
        arguments.sp();
        arguments.quotaList();
        arguments.end();
        throw ImapRefusal.no(Plain.NOPERM, "Only an administrator sets limits");
    }
}
