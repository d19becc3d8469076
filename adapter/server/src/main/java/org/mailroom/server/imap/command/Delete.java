package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** DELETE (RFC 9051, section 6.3.5). */
public final class Delete implements ImapCommand {

    @Override
    public String name() {
        return "DELETE";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        MailboxName mailbox = arguments.mailbox();
        arguments.end();
        if (mailbox.isInbox()) {
            throw ImapRefusal.no(Plain.CANNOT, "INBOX cannot be deleted");
        }
        return Next.work(() -> {
            session.service().mailboxes().delete(session.account(), mailbox.name());
            return Next.ok("DELETE completed");
        });
    }
}
