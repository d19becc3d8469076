package org.mailroom.server.imap;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.server.imap.selected.ChangeWriter;
import org.mailroom.server.imap.selected.MailboxChange;

/** What is told of changes in the selected mailbox. */
final class ChangeSource implements ResponseSource {

    /** So few are written where they are found. */
    static final int AT_ONCE = 100;

    private final ImapSession session;
    private final Iterator<MailboxChange> changes;
    private final boolean uidCommand;
    private final Supplier<Next> then;

    ChangeSource(ImapSession session, List<MailboxChange> changes, boolean uidCommand, Supplier<Next> then) {
        this.session = session;
        this.changes = changes.iterator();
        this.uidCommand = uidCommand;
        this.then = then;
    }

    Next writeAll() {
        write(session.out(), Integer.MAX_VALUE);
        return then.get();
    }

    @Override
    public Next write(ImapWriter out) {
        write(out, SLICE_OCTETS);
        return changes.hasNext() ? null : then.get();
    }

    private void write(ImapWriter out, int octets) {
        var writer = new ChangeWriter(out, session.enabled(), uidCommand);
        while (changes.hasNext() && session.outputOctets() < octets) {
            writer.write(changes.next());
        }
    }
}
