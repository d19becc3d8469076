package org.mailroom.server.imap.command;

import java.util.Iterator;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.ResponseSource;
import org.mailroom.server.imap.list.SubscribedNames;

/** LSUB (RFC 3501, section 6.3.9). */
public final class Lsub implements ImapCommand {

    @Override
    public String name() {
        return "LSUB";
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
        String reference = arguments.mailbox().name();
        arguments.sp();
        String pattern = arguments.listMailbox();
        arguments.end();
        if (pattern.isEmpty()) {
            ListResponse.writeRoot(session.out(), "LSUB");
            return Next.ok("LSUB completed");
        }
        return new Next.Produce(new Names(session, reference, pattern), true);
    }

    private static final class Names implements ResponseSource {

        private final ImapSession session;
        private final String reference;
        private final String pattern;
        private Iterator<SubscribedNames.Name> names;

        Names(ImapSession session, String reference, String pattern) {
            this.session = session;
            this.reference = reference;
            this.pattern = pattern;
        }

        @Override
        public Next write(ImapWriter out) {
            if (names == null) {
                var tree = session.service().mailboxes().tree(session.account());
                names = SubscribedNames.of(tree, reference, pattern).iterator();
            }
            while (names.hasNext() && session.outputOctets() < SLICE_OCTETS) {
                SubscribedNames.Name name = names.next();
                ListResponse.writeSubscribed(name.name(), name.isSubscribed(), out);
            }
            return names.hasNext() ? null : Next.ok("LSUB completed");
        }
    }
}
