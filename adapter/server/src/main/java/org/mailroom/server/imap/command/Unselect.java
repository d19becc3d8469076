package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** UNSELECT (RFC 9051, section 6.4.2). */
public final class Unselect implements ImapCommand {

    @Override
    public String name() {
        return "UNSELECT";
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.end();
        session.unselect();
        return Next.ok("UNSELECT completed");
    }
}
