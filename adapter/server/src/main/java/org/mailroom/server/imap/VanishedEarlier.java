package org.mailroom.server.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.codec.imap.SequenceSetBuilder;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.Vanished;

/** VANISHED (EARLIER): which messages went before the mailbox was selected (RFC 7162, sections 3.2.6 and 3.2.10.1). */
public final class VanishedEarlier {

    /** So that no line grows with the mailbox. */
    private static final int RANGES_PER_LINE = 500;

    private VanishedEarlier() {}

    /**
     * The lines of what went from the selected mailbox; blocks.
     *
     * @param uids of which the client wants to hear; not symbolic
     * @param modSeq after which they went
     * @param complete a UID up to which the client knows already what has gone; used when the store does not remember so far
     *     back, and more may be told than went
     */
    public static List<SequenceSet> of(ImapSession session, SequenceSet uids, long modSeq, long complete) {
        var mailbox = session.selected();
        Vanished vanished =
                session.service().mailboxes().vanished(mailbox.mailbox().id(), modSeq);
        SequenceSet gone = vanished.isComplete()
                ? SequenceSet.of(Arrays.stream(vanished.uids())
                        .filter(uid -> uids.contains(uid) && mailbox.told().indexOf(uid) < 0)
                        .toArray())
                : absent(uids, mailbox.told(), complete);
        return lines(gone);
    }

    /** Writes a line. */
    public static void write(SequenceSet gone, ImapWriter out) {
        out.untagged()
                .atom("VANISHED")
                .beginList()
                .atom("EARLIER")
                .endList()
                .sequenceSet(gone)
                .endLine();
    }

    /** All that may have been there and is not. */
    private static SequenceSet absent(SequenceSet uids, MailboxSnapshot told, long complete) {
        var absent = new SequenceSetBuilder();
        for (SequenceSet.Range range : uids.ranges()) {
            long last = Math.min(range.last(), told.uidNext() - 1);
            long next = Math.max(range.first(), complete + 1);
            int found = told.indexOf(next);
            for (int index = found >= 0 ? found : -1 - found; next <= last; index++) {
                long present = index < told.exists() ? Math.min(told.get(index).uid(), last + 1) : last + 1;
                if (next < present) {
                    absent.add(next, present - 1);
                }
                next = present + 1;
            }
        }
        return absent.build();
    }

    private static List<SequenceSet> lines(SequenceSet gone) {
        List<SequenceSet> lines = new ArrayList<>();
        List<SequenceSet.Range> ranges = gone.ranges();
        for (int from = 0; from < ranges.size(); from += RANGES_PER_LINE) {
            var line = new SequenceSetBuilder();
            ranges.subList(from, Math.min(ranges.size(), from + RANGES_PER_LINE))
                    .forEach(range -> line.add(range.first(), range.last()));
            lines.add(line.build());
        }
        return lines;
    }
}
