package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.codec.imap.Status;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.ImapState;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;
import org.mailroom.store.mailbox.Mailbox;

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
            Mailbox deleted = MailboxNames.requireExisting(session, mailbox);
            session.service().mailboxes().delete(session.account(), deleted.name());
            leave(session, deleted);
            return Next.ok("DELETE completed");
        });
    }

    /** Who deletes the mailbox that it has selected knows what it does; other sessions are told. */
    private static void leave(ImapSession session, Mailbox deleted) {
        if (session.state() instanceof ImapState.Selected selected
                && selected.mailbox().mailbox().id() == deleted.id()) {
            session.unselect();
            session.out().untagged().status(Status.OK, Plain.CLOSED, "The mailbox was deleted");
        }
    }
}
