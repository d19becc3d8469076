package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** LOGOUT (RFC 9051, section 6.1.3). */
public final class Logout implements ImapCommand {

    @Override
    public String name() {
        return "LOGOUT";
    }

    @Override
    public Needs needs() {
        return Needs.ANY;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.end();
        return new Next.Farewell(null, "Logging out", Next.ok("LOGOUT completed"));
    }
}
