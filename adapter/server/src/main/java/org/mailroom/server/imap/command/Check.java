package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** CHECK (RFC 3501, section 6.4.1): what is answered is on disk already. */
public final class Check implements ImapCommand {

    @Override
    public String name() {
        return "CHECK";
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.end();
        return Next.ok("CHECK completed");
    }
}
