package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** CAPABILITY (RFC 9051, section 6.1.1). */
public final class Capability implements ImapCommand {

    @Override
    public String name() {
        return "CAPABILITY";
    }

    @Override
    public Needs needs() {
        return Needs.ANY;
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.end();
        ImapWriter out = session.out().untagged().atom("CAPABILITY");
        session.service().capabilities(session).forEach(out::atom);
        out.endLine();
        return Next.ok("CAPABILITY completed");
    }
}
