package org.mailroom.store.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The messages of a mailbox at one time, ascending by UID. Immutable. The next state is made of this one and shares with it all
 * blocks of messages in which nothing has changed, so that both a change and the difference of two states cost what has changed
 * and little more, however large the mailbox is.
 */
public final class MailboxSnapshot {

    static final int BLOCK_ROWS = 256;

    /** Of two neighbours with fewer rows in one of them, both are joined if they are no more than one block together. */
    static final int SMALL_ROWS = 64;

    private final long uidValidity;
    private final long uidNext;
    private final long highestModSeq;

    /** None is empty. */
    private final MessageRow[][] blocks;

    /** The index of the first row of each block, and at the end the number of all. */
    private final int[] starts;

    private MailboxSnapshot(long uidValidity, long uidNext, long highestModSeq, MessageRow[][] blocks) {
        this.uidValidity = uidValidity;
        this.uidNext = uidNext;
        this.highestModSeq = highestModSeq;
        this.blocks = blocks;
        this.starts = new int[blocks.length + 1];
        for (int i = 0; i < blocks.length; i++) {
            starts[i + 1] = starts[i] + blocks[i].length;
        }
    }

    /**
     * A mailbox with these messages.
     *
     * @param uidNext greater than all UIDs that were ever given out
     * @param highestModSeq at least those of all messages
     * @param rows ascending by UID
     */
    public static MailboxSnapshot of(long uidValidity, long uidNext, long highestModSeq, List<MessageRow> rows) {
        List<MessageRow[]> blocks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BLOCK_ROWS) {
            int to = Math.min(rows.size(), from + BLOCK_ROWS);
            blocks.add(rows.subList(from, to).toArray(MessageRow[]::new));
        }
        return new MailboxSnapshot(uidValidity, uidNext, highestModSeq, blocks.toArray(MessageRow[][]::new));
    }

    public long uidValidity() {
        return uidValidity;
    }

    public long uidNext() {
        return uidNext;
    }

    /** HIGHESTMODSEQ (RFC 7162). */
    public long highestModSeq() {
        return highestModSeq;
    }

    /** How many messages there are. */
    public int exists() {
        return starts[blocks.length];
    }

    /**
     * A message.
     *
     * @param index from 0: the message sequence number less 1
     */
    public MessageRow get(int index) {
        int found = Arrays.binarySearch(starts, index);
        int block = found >= 0 ? found : -found - 2;
        return blocks[block][index - starts[block]];
    }

    /** The index of the message with this UID; without one -1 less the index of the first with a greater UID. */
    public int indexOf(long uid) {
        int block = blockOf(uid);
        if (block == blocks.length) {
            return -1 - exists();
        }
        int index = find(blocks[block], uid);
        return index >= 0 ? starts[block] + index : index - starts[block];
    }

    /**
     * The next state.
     *
     * @param rows changed or new messages, ascending by UID; one that was changed takes the place of the old one
     * @param expunged UIDs that go, ascending; none of them among the rows
     */
    public MailboxSnapshot with(List<MessageRow> rows, long[] expunged, long newUidNext, long newHighestModSeq) {
        return new MailboxSnapshot(
                uidValidity, newUidNext, newHighestModSeq, new BlockMerge(blocks).merge(rows, expunged));
    }

    /**
     * This state with the messages that are gone from it since an older one, as they were then.
     *
     * @param gone ascending by UID
     */
    public MailboxSnapshot keeping(List<MessageRow> gone) {
        return gone.isEmpty() ? this : with(gone, new long[0], uidNext, highestModSeq);
    }

    /** What has changed since an older state of the same mailbox. */
    public MailboxDifference since(MailboxSnapshot older) {
        return BlockDifference.between(older.blocks, blocks);
    }

    /** The first block whose last UID is not less. */
    private int blockOf(long uid) {
        int low = 0;
        int high = blocks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            MessageRow[] block = blocks[middle];
            if (block[block.length - 1].uid() < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int find(MessageRow[] block, long uid) {
        int low = 0;
        int high = block.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long other = block[middle].uid();
            if (other == uid) {
                return middle;
            }
            if (other < uid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }
}
