package org.mailroom.server.imap.command;

import java.util.Set;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Next;

/** STATUS (RFC 9051, section 6.3.11). */
public final class Status implements ImapCommand {

    @Override
    public String name() {
        return "STATUS";
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
        arguments.sp();
        Set<StatusItem> items = arguments.statusItems();
        arguments.end();
        StatusResponse.enableWhatTheyNeed(items, session);
        return Next.reading(() -> {
            StatusResponse.write(session, MailboxNames.requireExisting(session, mailbox), items);
            return Next.ok("STATUS completed");
        });
    }
}
