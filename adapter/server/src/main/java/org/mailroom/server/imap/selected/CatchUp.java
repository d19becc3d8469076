package org.mailroom.server.imap.selected;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.codec.imap.SequenceSetBuilder;
import org.mailroom.server.imap.selected.MailboxChange.Exists;
import org.mailroom.server.imap.selected.MailboxChange.Expunged;
import org.mailroom.server.imap.selected.MailboxChange.FlagsChanged;
import org.mailroom.server.imap.selected.MailboxChange.KeywordsChanged;
import org.mailroom.server.imap.selected.MailboxChange.Recent;
import org.mailroom.server.imap.selected.MailboxChange.Vanished;
import org.mailroom.store.mailbox.MailboxDifference;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;

/** What leads from the state that a client knows to the newest: first what has gone, then what has come, at last flags. */
final class CatchUp {

    /** So that no line grows with the mailbox. */
    private static final int RANGES_PER_LINE = 500;

    private final MailboxSnapshot told;
    private final MailboxSnapshot next;
    private final MailboxDifference difference;
    private final boolean withholds;
    private final List<MailboxChange> changes = new ArrayList<>();

    CatchUp(MailboxSnapshot told, MailboxSnapshot newest, boolean mayExpunge) {
        this.told = told;
        difference = newest.since(told);
        withholds = !mayExpunge && !difference.gone().isEmpty();
        next = withholds ? newest.keeping(difference.gone()) : newest;
    }

    /** Whether the client does not hear of all that has gone. */
    boolean withholds() {
        return withholds;
    }

    /** What the client knows afterwards. */
    MailboxSnapshot next() {
        return next;
    }

    /** What it is told; recent messages and keywords are brought up to date with it. */
    List<MailboxChange> changes(Enabled enabled, RecentMessages recent, KnownKeywords keywords) {
        int recentBefore = recent.count();
        if (!withholds) {
            addGone(enabled);
            recent.gone(difference.gone());
        }
        if (!difference.arrived().isEmpty()) {
            changes.add(new Exists(next.exists()));
            recent.arrived(told.uidNext(), next, difference.arrived());
        }
        if (recent.count() != recentBefore && !enabled.rev2()) {
            changes.add(new Recent(recent.count()));
        }
        boolean changedHaveNew = keywords.learn(difference.changed());
        boolean arrivedHaveNew = keywords.learn(difference.arrived());
        if (changedHaveNew || arrivedHaveNew) {
            changes.add(new KeywordsChanged(keywords.withSystemFlags()));
        }
        addFlags(enabled, recent);
        return changes;
    }

    private void addGone(Enabled enabled) {
        List<MessageRow> gone = difference.gone();
        if (enabled.vanishing()) {
            addVanished(gone);
            return;
        }
        // From the last to the first, so that no number is changed by those before it
        for (int i = gone.size() - 1; i >= 0; i--) {
            long uid = gone.get(i).uid();
            changes.add(new Expunged(told.indexOf(uid) + 1, uid));
        }
    }

    private void addVanished(List<MessageRow> gone) {
        SequenceSet all =
                SequenceSet.of(gone.stream().mapToLong(MessageRow::uid).toArray());
        SequenceSetBuilder line = new SequenceSetBuilder();
        int ranges = 0;
        for (SequenceSet.Range range : all.ranges()) {
            line.add(range.first(), range.last());
            if (++ranges % RANGES_PER_LINE == 0) {
                changes.add(new Vanished(line.build()));
                line = new SequenceSetBuilder();
            }
        }
        if (ranges % RANGES_PER_LINE != 0) {
            changes.add(new Vanished(line.build()));
        }
    }

    private void addFlags(Enabled enabled, RecentMessages recent) {
        for (MessageRow row : difference.changed()) {
            MessageRow before = told.get(told.indexOf(row.uid()));
            if (enabled.condstore() || !before.flags().equals(row.flags())) {
                long number = next.indexOf(row.uid()) + 1L;
                changes.add(new FlagsChanged(number, row, recent.contains(row.uid()), true));
            }
        }
    }
}
