package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** NOOP (RFC 9051, section 6.1.2). */
public final class Noop implements ImapCommand {

    @Override
    public String name() {
        return "NOOP";
    }

    @Override
    public Needs needs() {
        return Needs.ANY;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.end();
        return Next.ok("NOOP completed");
    }
}
