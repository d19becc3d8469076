package org.mailroom.server.imap.command;

import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.MailboxName;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.ResponseCode.Numbered;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.codec.imap.Status;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.MailboxNames;
import org.mailroom.server.imap.Naming;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.Writable;
import org.mailroom.server.imap.selected.InvalidMessageSetException;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.store.mailbox.CopiedMessages;

/** COPY and MOVE and their UID forms (RFC 9051, sections 6.4.7 to 6.4.9). */
public final class Copy implements ImapCommand {

    private final Naming naming;
    private final boolean moves;

    private Copy(Naming naming, boolean moves) {
        this.naming = naming;
        this.moves = moves;
    }

    /** COPY or UID COPY. */
    public static Copy copy(Naming naming) {
        return new Copy(naming, false);
    }

    /** MOVE or UID MOVE. */
    public static Copy move(Naming naming) {
        return new Copy(naming, true);
    }

    @Override
    public String name() {
        return naming.of(moves ? "MOVE" : "COPY");
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments)
            throws ImapSyntaxException, ImapRefusal, InvalidMessageSetException {
        arguments.sp();
        SequenceSet set = arguments.sequenceSet();
        arguments.sp();
        MailboxName target = arguments.mailbox();
        arguments.end();
        SelectedMailbox mailbox = session.selected();
        if (moves) {
            Writable.require(mailbox);
        }
        long[] uids = naming.uids(mailbox, set);
        return Next.work(() -> transfer(session, uids, target));
    }

    private Next transfer(ImapSession session, long[] uids, MailboxName target) throws ImapRefusal {
        String name = MailboxNames.requireTarget(session, target).name();
        long from = session.selected().mailbox().id();
        if (uids.length == 0) {
            return Next.ok("There is no such message");
        }
        CopiedMessages copied = moves
                ? session.service().mailboxes().move(from, uids, name)
                : session.service().mailboxes().copy(from, uids, name);
        if (copied.sources().length == 0) {
            throw ImapRefusal.no(Plain.EXPUNGEISSUED, "The messages have gone");
        }
        var code = new ResponseCode.CopyUid(
                copied.uidValidity(), SequenceSet.of(copied.sources()), SequenceSet.of(copied.targets()));
        if (!moves) {
            return Next.ok(code, name() + " completed");
        }
        // RFC 6851, section 4.3: before the messages are said to have gone
        session.out().untagged().status(Status.OK, code, "Moved");
        return session.tell(true, () -> moved(session));
    }

    /** RFC 7162, section 3.2.7, which MOVE follows. */
    private Next moved(ImapSession session) {
        String text = name() + " completed";
        return session.isEnabled(Feature.QRESYNC)
                ? Next.ok(
                        new Numbered(
                                Numbered.Name.HIGHESTMODSEQ, session.selected().highestModSeq()),
                        text)
                : Next.ok(text);
    }
}
