package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.selected.SelectedMailbox;

/** CLOSE (RFC 9051, section 6.4.1). */
public final class Close implements ImapCommand {

    @Override
    public String name() {
        return "CLOSE";
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.end();
        return Next.work(() -> {
            SelectedMailbox mailbox = session.selected();
            if (!mailbox.isReadOnly()) {
                session.service().mailboxes().expunge(mailbox.mailbox().id(), Deleted.of(mailbox.told()));
            }
            session.unselect();
            return Next.ok("CLOSE completed");
        });
    }
}
