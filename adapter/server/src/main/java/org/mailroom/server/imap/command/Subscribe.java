package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;

/** SUBSCRIBE and UNSUBSCRIBE (RFC 9051, sections 6.3.7 and 6.3.8): that there is such a mailbox is not asked. */
public final class Subscribe implements ImapCommand {

    private final boolean subscribes;

    private Subscribe(boolean subscribes) {
        this.subscribes = subscribes;
    }

    public static Subscribe subscribe() {
        return new Subscribe(true);
    }

    public static Subscribe unsubscribe() {
        return new Subscribe(false);
    }

    @Override
    public String name() {
        return subscribes ? "SUBSCRIBE" : "UNSUBSCRIBE";
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
        String name = MailboxNames.toMake(mailbox);
        return Next.work(() -> {
            MailboxNames.change(() -> session.service().mailboxes().subscribe(session.account(), name, subscribes));
            return Next.ok(name() + " completed");
        });
    }
}
