package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;

/** RENAME (RFC 9051, section 6.3.6). */
public final class Rename implements ImapCommand {

    @Override
    public String name() {
        return "RENAME";
    }

    @Override
    public Needs needs() {
        return Needs.AUTHENTICATED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        MailboxName from = arguments.mailbox();
        arguments.sp();
        MailboxName to = arguments.mailbox();
        arguments.end();
        String name = MailboxNames.toMake(to);
        if (name.equals(from.name())) {
            throw ImapRefusal.no(Plain.ALREADYEXISTS, "The new name is the old one");
        }
        return Next.work(() -> {
            MailboxNames.change(() -> session.service().mailboxes().rename(session.account(), from.name(), name));
            return Next.ok("RENAME completed");
        });
    }
}
