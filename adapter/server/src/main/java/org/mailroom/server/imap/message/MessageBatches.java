package org.mailroom.server.imap.message;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mime.MessageDescription;

/**
 * Takes the messages of a set in turn, so many at a time that asking for all their descriptions at once is worth it, and so
 * few that the descriptions take bounded memory.
 */
public final class MessageBatches {

    private static final int MAX_MESSAGES = 256;

    /** Of messages, or of what their descriptions can take at most; which of the two is less. */
    private static final long MAX_OCTETS = 8L << 20;

    /** No description is longer by far. */
    private static final long DESCRIPTION_OCTETS = 4L << 20;

    private final MailboxSnapshot mailbox;
    private final BitSet indexes;
    private int next;

    /** @param indexes of messages of the mailbox; not to be changed any more */
    public MessageBatches(MailboxSnapshot mailbox, BitSet indexes) {
        this.mailbox = mailbox;
        this.indexes = indexes;
        this.next = indexes.nextSetBit(0);
    }

    /**
     * A message and where it stands.
     *
     * @param index from 0: its number less 1
     */
    public record Entry(int index, MessageRow row) {}

    /** The next messages; empty when all were taken. */
    public List<Entry> next() {
        List<Entry> batch = new ArrayList<>();
        long octets = 0;
        while (next >= 0 && batch.size() < MAX_MESSAGES) {
            MessageRow row = mailbox.get(next);
            octets += Math.min(row.size(), DESCRIPTION_OCTETS);
            if (octets > MAX_OCTETS && !batch.isEmpty()) {
                break;
            }
            batch.add(new Entry(next, row));
            next = indexes.nextSetBit(next + 1);
        }
        return batch;
    }

    /** The descriptions of the messages of a batch, as far as they are still there, by content id. */
    public static Map<Long, MessageDescription> describe(MessageSource source, List<Entry> batch) {
        if (batch.isEmpty()) {
            return new HashMap<>();
        }
        return source.describe(
                batch.stream().map(entry -> entry.row().contentId()).distinct().toList());
    }
}
