package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.store.mailbox.MailboxTree;

/** NAMESPACE (RFC 9051, section 6.3.10): one, of the user. */
public final class Namespace implements ImapCommand {

    @Override
    public String name() {
        return "NAMESPACE";
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
        arguments.end();
        ImapWriter out = session.out().untagged().atom("NAMESPACE");
        out.beginList()
                .beginList()
                .string("")
                .string(String.valueOf(MailboxTree.SEPARATOR))
                .endList()
                .endList();
        out.nil().nil().endLine();
        return Next.ok("NAMESPACE completed");
    }
}
