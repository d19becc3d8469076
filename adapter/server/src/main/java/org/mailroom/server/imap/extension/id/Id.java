package org.mailroom.server.imap.extension.id;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;

/** ID (RFC 2971, section 3.1). What the client says of itself changes nothing; of us it learns the name, not the version. */
final class Id implements ImapCommand {

    @Override
    public String name() {
        return "ID";
    }

    @Override
    public Needs needs() {
        return Needs.ANY;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException {
        arguments.sp();
        arguments.id();
        session.out()
                .untagged()
                .atom("ID")
                .beginList()
                .string("name")
                .string("Mailroom")
                .endList()
                .endLine();
        return Next.ok("ID completed");
    }
}
