package org.mailroom.store.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the blocks of the next state; those in which nothing changes are taken as they are. */
final class BlockMerge {

    private final MessageRow[][] blocks;
    private final List<MessageRow[]> merged = new ArrayList<>();
    private List<MessageRow> rows;
    private long[] expunged;
    private int nextRow;
    private int nextExpunged;

    BlockMerge(MessageRow[][] blocks) {
        this.blocks = blocks;
    }

    MessageRow[][] merge(List<MessageRow> changedOrNew, long[] gone) {
        rows = changedOrNew;
        expunged = gone;
        for (int i = 0; i < blocks.length; i++) {
            MessageRow[] block = blocks[i];
            // New messages fill up the last block
            boolean takesNew = i == blocks.length - 1 && block.length < MailboxSnapshot.BLOCK_ROWS;
            long end = takesNew ? Long.MAX_VALUE : block[block.length - 1].uid();
            if (isTouched(end)) {
                add(mergedBlock(block, end));
            } else {
                add(block);
            }
        }
        add(rows.subList(nextRow, rows.size()));
        return merged.toArray(MessageRow[][]::new);
    }

    private boolean isTouched(long end) {
        return nextRow < rows.size() && rows.get(nextRow).uid() <= end
                || nextExpunged < expunged.length && expunged[nextExpunged] <= end;
    }

    private List<MessageRow> mergedBlock(MessageRow[] block, long end) {
        List<MessageRow> result = new ArrayList<>(block.length + 1);
        for (MessageRow row : block) {
            addNewBefore(row.uid(), result);
            if (nextRow < rows.size() && rows.get(nextRow).uid() == row.uid()) {
                result.add(rows.get(nextRow++));
            } else if (!isExpunged(row.uid())) {
                result.add(row);
            }
        }
        addNewBefore(end, result);
        passExpungedTo(end);
        return result;
    }

    private void addNewBefore(long uid, List<MessageRow> result) {
        while (nextRow < rows.size() && rows.get(nextRow).uid() < uid) {
            result.add(rows.get(nextRow++));
        }
    }

    private boolean isExpunged(long uid) {
        passExpungedTo(uid - 1);
        return nextExpunged < expunged.length && expunged[nextExpunged] == uid;
    }

    private void passExpungedTo(long uid) {
        while (nextExpunged < expunged.length && expunged[nextExpunged] <= uid) {
            nextExpunged++;
        }
    }

    private void add(List<MessageRow> result) {
        int from = 0;
        while (from < result.size()) {
            int to = Math.min(result.size(), from + MailboxSnapshot.BLOCK_ROWS);
            add(result.subList(from, to).toArray(MessageRow[]::new));
            from = to;
        }
    }

    /** Also a block that stays as it is may have to take in the remains of the one before it. */
    private void add(MessageRow[] block) {
        int last = merged.size() - 1;
        boolean joins = last >= 0
                && Math.min(merged.get(last).length, block.length) < MailboxSnapshot.SMALL_ROWS
                && merged.get(last).length + block.length <= MailboxSnapshot.BLOCK_ROWS;
        if (!joins) {
            merged.add(block);
            return;
        }
        MessageRow[] before = merged.get(last);
        MessageRow[] joined = Arrays.copyOf(before, before.length + block.length);
        System.arraycopy(block, 0, joined, before.length, block.length);
        merged.set(last, joined);
    }
}
