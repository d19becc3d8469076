package org.mailroom.server.imap.selected;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.codec.imap.SequenceSet.Range;
import org.mailroom.store.mailbox.MailboxSnapshot;

/** What a client means by a set of numbers or UIDs. The work is bounded by the ranges of the set and the messages there are. */
final class MessageSets {

    private MessageSets() {}

    /** The UIDs of the messages with these numbers. */
    static long[] ofNumbers(SequenceSet set, MailboxSnapshot told) throws InvalidMessageSetException {
        int exists = told.exists();
        if (exists == 0) {
            throw new InvalidMessageSetException("There are no messages in the mailbox");
        }
        List<Range> ranges = set.resolve(exists).ranges();
        long last = ranges.get(ranges.size() - 1).last();
        if (last > exists) {
            throw new InvalidMessageSetException("There is no message " + last + ": the mailbox has " + exists);
        }
        return ranges.stream()
                .flatMapToLong(range -> uids(told, (int) range.first() - 1, (int) range.last()))
                .toArray();
    }

    /** Those UIDs of the set that messages have. */
    static long[] ofUids(SequenceSet set, MailboxSnapshot told) {
        int exists = told.exists();
        long max = exists == 0 ? 0 : told.get(exists - 1).uid();
        return set.resolve(max).ranges().stream()
                .flatMapToLong(range -> uids(told, place(told, range.first()), place(told, range.last() + 1)))
                .toArray();
    }

    private static LongStream uids(MailboxSnapshot told, int from, int to) {
        return IntStream.range(from, to).mapToLong(index -> told.get(index).uid());
    }

    /** The index of the first message whose UID is not less. */
    private static int place(MailboxSnapshot told, long uid) {
        int index = told.indexOf(uid);
        return index >= 0 ? index : -1 - index;
    }
}
