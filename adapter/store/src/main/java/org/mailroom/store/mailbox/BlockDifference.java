package org.mailroom.store.mailbox;

import java.util.ArrayList;
import java.util.List;

/** Compares two states, both by UID; blocks that they share are passed over whole. */
final class BlockDifference {

    private final List<MessageRow> gone = new ArrayList<>();
    private final List<MessageRow> changed = new ArrayList<>();
    private final List<MessageRow> arrived = new ArrayList<>();

    private BlockDifference() {}

    static MailboxDifference between(MessageRow[][] older, MessageRow[][] newer) {
        var difference = new BlockDifference();
        difference.compare(new Cursor(older), new Cursor(newer));
        return new MailboxDifference(difference.gone, difference.changed, difference.arrived);
    }

    private void compare(Cursor older, Cursor newer) {
        while (!older.isAtEnd() || !newer.isAtEnd()) {
            if (older.isAtSameBlockAs(newer)) {
                older.skipBlock();
                newer.skipBlock();
            } else if (newer.isAtEnd()
                    || !older.isAtEnd() && older.row().uid() < newer.row().uid()) {
                gone.add(older.next());
            } else if (older.isAtEnd() || newer.row().uid() < older.row().uid()) {
                arrived.add(newer.next());
            } else {
                compare(older.next(), newer.next());
            }
        }
    }

    /** A state that was read from the database anew has equal rows, not the same ones. */
    private void compare(MessageRow before, MessageRow now) {
        if (before != now && !before.equals(now)) {
            changed.add(now);
        }
    }

    private static final class Cursor {

        private final MessageRow[][] blocks;
        private int block;
        private int row;

        Cursor(MessageRow[][] blocks) {
            this.blocks = blocks;
        }

        boolean isAtEnd() {
            return block == blocks.length;
        }

        boolean isAtSameBlockAs(Cursor other) {
            return row == 0
                    && other.row == 0
                    && !isAtEnd()
                    && !other.isAtEnd()
                    && blocks[block] == other.blocks[other.block];
        }

        void skipBlock() {
            block++;
        }

        MessageRow row() {
            return blocks[block][row];
        }

        MessageRow next() {
            MessageRow next = row();
            row++;
            if (row == blocks[block].length) {
                block++;
                row = 0;
            }
            return next;
        }
    }
}
