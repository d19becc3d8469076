package org.mailroom.server.imap.extension.quota;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;

/** GETQUOTAROOT (RFC 9208, section 4.2.2). */
final class GetQuotaRoot implements ImapCommand {

    @Override
    public String name() {
        return "GETQUOTAROOT";
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
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.sp();
        MailboxName mailbox = arguments.mailbox();
        arguments.end();
        return Next.reading(() -> {
            MailboxNames.requireExisting(session, mailbox);
            session.out()
                    .untagged()
                    .atom("QUOTAROOT")
                    .mailbox(mailbox)
                    .astring(QuotaRoot.NAME)
                    .endLine();
            QuotaRoot.write(session);
            return Next.ok("GETQUOTAROOT completed");
        });
    }
}
