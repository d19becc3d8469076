package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ResponseCode.Numbered;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.Writable;
import org.mailroom.server.imap.selected.SelectedMailbox;

/** EXPUNGE and UID EXPUNGE (RFC 9051, sections 6.4.3 and 6.4.9). */
public final class Expunge implements ImapCommand {

    private final Naming naming;

    /** Either of the two. */
    public Expunge(Naming naming) {
        this.naming = naming;
    }

    @Override
    public String name() {
        return naming.of("EXPUNGE");
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        SequenceSet set = null;
        if (naming.isByUid()) {
            arguments.sp();
            set = arguments.sequenceSet();
        }
        arguments.end();
        SelectedMailbox mailbox = session.selected();
        Writable.require(mailbox);
        long[] uids = naming.isByUid() ? mailbox.identified(set) : Deleted.of(mailbox.told());
        return Next.work(() -> {
            long[] gone =
                    session.service().mailboxes().expunge(mailbox.mailbox().id(), uids);
            return session.tell(true, () -> answer(session, gone.length > 0));
        });
    }

    /** RFC 7162, section 3.2.7. */
    private Next answer(ImapSession session, boolean anyGone) {
        String text = name() + " completed";
        return anyGone && session.isEnabled(Feature.QRESYNC)
                ? Next.ok(
                        new Numbered(
                                Numbered.Name.HIGHESTMODSEQ, session.selected().highestModSeq()),
                        text)
                : Next.ok(text);
    }
}
