package org.mailroom.server.imap.message;

import java.util.BitSet;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.store.mailbox.MailboxSnapshot;

/**
 * Which messages of a mailbox, as a session sees it, a sequence set names: bits of indexes, which are message numbers less 1.
 * Symbolic sets are resolved here; {@code $} is the saved result, UIDs, of which those that have gone are no longer in it.
 */
public final class MessageSelection {

    private MessageSelection() {}

    /** By number; numbers that no message has are passed over. */
    public static BitSet byNumber(SequenceSet numbers, MailboxSnapshot mailbox, SequenceSet saved) {
        if (numbers.isSavedResult()) {
            return byUid(saved, mailbox, SequenceSet.EMPTY);
        }
        BitSet indexes = new BitSet(mailbox.exists());
        for (SequenceSet.Range range : numbers.resolve(mailbox.exists()).ranges()) {
            if (range.first() <= mailbox.exists()) {
                indexes.set((int) range.first() - 1, (int) Math.min(range.last(), mailbox.exists()));
            }
        }
        return indexes;
    }

    /** By UID; UIDs that no message has are passed over. */
    public static BitSet byUid(SequenceSet uids, MailboxSnapshot mailbox, SequenceSet saved) {
        SequenceSet set = uids.isSavedResult() ? saved : uids.resolve(lastUid(mailbox));
        BitSet indexes = new BitSet(mailbox.exists());
        for (SequenceSet.Range range : set.ranges()) {
            int from = firstNotBelow(range.first(), mailbox);
            int to = firstNotBelow(range.last() + 1, mailbox);
            indexes.set(from, to);
        }
        return indexes;
    }

    /**
     * Whether it names by number a message that there is not, for which RFC 9051, section 9 (seq-number) wants BAD. With
     * {@code *} none does: clients mean all there are.
     */
    public static boolean isBeyond(SequenceSet numbers, MailboxSnapshot mailbox) {
        if (numbers.isSymbolic() || numbers.isEmpty()) {
            return false;
        }
        var ranges = numbers.ranges();
        return ranges.get(ranges.size() - 1).last() > mailbox.exists();
    }

    /** The messages with these UIDs; UIDs that no message has are passed over. */
    public static BitSet ofUids(long[] uids, MailboxSnapshot mailbox) {
        BitSet indexes = new BitSet(mailbox.exists());
        for (long uid : uids) {
            int index = mailbox.indexOf(uid);
            if (index >= 0) {
                indexes.set(index);
            }
        }
        return indexes;
    }

    private static long lastUid(MailboxSnapshot mailbox) {
        return mailbox.exists() == 0 ? 0 : mailbox.get(mailbox.exists() - 1).uid();
    }

    private static int firstNotBelow(long uid, MailboxSnapshot mailbox) {
        int index = mailbox.indexOf(uid);
        return index >= 0 ? index : -1 - index;
    }
}
