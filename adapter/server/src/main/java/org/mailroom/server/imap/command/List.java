package org.mailroom.server.imap.command;

import java.util.Iterator;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.ListArguments;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.ResponseSource;
import org.mailroom.server.imap.list.ListedName;
import org.mailroom.server.imap.list.NameList;

/** LIST in all its forms (RFC 9051, section 6.3.9; RFC 5258, RFC 5819, RFC 6154, RFC 3348). */
public final class List implements ImapCommand {

    @Override
    public String name() {
        return "LIST";
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
        ListArguments wanted = arguments.list();
        if (!wanted.extended() && wanted.patterns().get(0).isEmpty()) {
            ListResponse.writeRoot(session.out(), "LIST");
            return Next.ok("LIST completed");
        }
        StatusResponse.enableWhatTheyNeed(wanted.status(), session);
        return new Next.Produce(new Names(session, wanted), true);
    }

    /** The names, and if it is wanted what STATUS tells of each. */
    private static final class Names implements ResponseSource {

        private final ImapSession session;
        private final ListArguments wanted;
        private Iterator<ListedName> names;

        Names(ImapSession session, ListArguments wanted) {
            this.session = session;
            this.wanted = wanted;
        }

        @Override
        public Next write(ImapWriter out) {
            if (names == null) {
                var tree = session.service().mailboxes().tree(session.account());
                names = new NameList(tree, wanted, session.isEnabled(Feature.IMAP4REV2))
                        .listed()
                        .iterator();
            }
            while (names.hasNext() && session.outputOctets() < SLICE_OCTETS) {
                write(names.next(), out);
            }
            return names.hasNext() ? null : Next.ok("LIST completed");
        }

        private void write(ListedName name, ImapWriter out) {
            ListResponse.write(name, out);
            if (!wanted.status().isEmpty() && name.mailbox().isPresent()) {
                StatusResponse.writeIfThere(session, name.mailbox().get(), wanted.status());
            }
        }
    }
}
