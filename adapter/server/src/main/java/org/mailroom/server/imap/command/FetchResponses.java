package org.mailroom.server.imap.command;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.ResponseSource;
import org.mailroom.server.imap.VanishedEarlier;
import org.mailroom.server.imap.evaluation.Evaluation;
import org.mailroom.server.imap.fetch.BrokenLiteralException;
import org.mailroom.server.imap.fetch.FetchOutput;
import org.mailroom.server.imap.fetch.FetchPlan;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** What a FETCH answers: first what has gone, then what is there. */
final class FetchResponses implements ResponseSource {

    private static final FlagChange TO_SEEN =
            new FlagChange(FlagChange.Kind.ADD, new MessageFlags(MessageFlags.SEEN, List.of()));

    private final String command;
    private final ImapSession session;
    private final SelectedMailbox mailbox;
    private final FetchOutput output;
    private final Vanished vanished;
    private Iterator<SequenceSet> gone;

    /** Messages of which the client wants to hear if they have gone since. */
    record Vanished(SequenceSet uids, long modSeq) {}

    /**
     * Nothing is asked or written yet.
     *
     * @param messages indexes in what the client was told
     * @param vanished may be null
     */
    FetchResponses(String command, ImapSession session, FetchPlan plan, BitSet messages, Vanished vanished) {
        this.command = command;
        this.session = session;
        this.mailbox = session.selected();
        this.vanished = vanished;
        this.output = new FetchOutput(
                plan, mailbox.told(), messages, Evaluation.messages(session), this::markSeen, mailbox::isRecent);
    }

    @Override
    public Next write(ImapWriter out) throws ImapRefusal {
        if (!writeVanished(out)) {
            return null;
        }
        try {
            return output.writeTo(out, SLICE_OCTETS) ? answer() : null;
        } catch (BrokenLiteralException e) {
            // In the midst of a literal nothing of this can be said: the connection ends
            throw ImapRefusal.no(Plain.EXPUNGEISSUED, e.getMessage());
        }
    }

    @Override
    public void close() {
        output.close();
    }

    private boolean writeVanished(ImapWriter out) {
        if (gone == null) {
            gone = vanished == null
                    ? List.<SequenceSet>of().iterator()
                    : VanishedEarlier.of(session, vanished.uids(), vanished.modSeq(), 0)
                            .iterator();
        }
        while (gone.hasNext() && out.octets() < SLICE_OCTETS) {
            VanishedEarlier.write(gone.next(), out);
        }
        return !gone.hasNext();
    }

    private List<MessageRow> markSeen(long[] uids) {
        List<MessageRow> changed = session.service()
                .mailboxes()
                .store(mailbox.mailbox().id(), uids, TO_SEEN, Long.MAX_VALUE)
                .changed();
        // The responses to come tell it
        mailbox.wasTold(changed);
        return changed;
    }

    private Next answer() {
        if (output.faults().hasUnknownEncoding()) {
            return Next.no(Plain.UNKNOWN_CTE, "A part has a transfer encoding that is not known here");
        }
        if (output.faults().hasGone()) {
            return Next.no(Plain.EXPUNGEISSUED, "Some of the messages have gone");
        }
        return Next.ok(command + " completed");
    }
}
