package org.mailroom.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Blocks are shared as far as they can be, and there are never many small ones. */
class BlockMergeTest {

    private static final long[] NOTHING = {};

    @Test
    void sharesBlocksInWhichNothingChanges() {
        MessageRow[][] blocks = blocks(1, 1024);
        MessageRow[][] next = new BlockMerge(blocks).merge(List.of(row(300)), NOTHING);
        assertThat(next).hasNumberOfRows(4);
        assertShared(next, blocks, 0, 2, 3);
        assertThat(next[1]).isNotSameAs(blocks[1]).isEqualTo(blocks[1]);
    }

    @Test
    void sharesTheBlockAfterOneWhoseLastMessageGoes() {
        MessageRow[][] blocks = blocks(1, 1024);
        MessageRow[][] next = new BlockMerge(blocks).merge(List.of(), new long[] {256, 768});
        assertShared(next, blocks, 1, 3);
        assertThat(next[0]).hasSize(255);
        assertThat(next[2]).hasSize(255);
    }

    @Test
    void sharesAFullLastBlockWhenMailArrives() {
        MessageRow[][] blocks = blocks(1, 512);
        MessageRow[][] next = new BlockMerge(blocks).merge(List.of(row(513)), NOTHING);
        assertShared(next, blocks, 0, 1);
        assertThat(next[2]).containsExactly(row(513));
    }

    @Test
    void fillsUpTheLastBlock() {
        MessageRow[][] blocks = blocks(1, 300);
        MessageRow[][] next = new BlockMerge(blocks).merge(rows(301, 900), NOTHING);
        assertShared(next, blocks, 0);
        assertThat(Arrays.stream(next).map(block -> block.length)).containsExactly(256, 256, 256, 132);
    }

    @Test
    void blocksThatShrinkFromTheEndAreJoined() {
        MessageRow[][] blocks = blocks(1, 256 * 40);
        for (long block = 39; block >= 0; block--) {
            blocks = new BlockMerge(blocks)
                    .merge(
                            List.of(),
                            LongStream.rangeClosed(block * 256 + 2, block * 256 + 256)
                                    .toArray());
            assertSound(blocks);
        }
        assertThat(blocks).hasNumberOfRows(1);
        assertThat(blocks[0]).hasSize(40);
    }

    @Test
    void nothingIsLeftOfAMailboxThatIsEmptied() {
        assertThat(new BlockMerge(blocks(1, 600))
                        .merge(List.of(), LongStream.rangeClosed(1, 600).toArray()))
                .isEmpty();
    }

    /** Sound whatever changes, and most of the blocks of a large mailbox outlive a small change. */
    @Property(tries = 30)
    void staysSoundAndSharesAllButTheNeighbours(@ForAll long seed) {
        Random random = new Random(seed);
        MessageRow[][] blocks = blocks(1, 5000);
        long uidNext = 5001;
        for (int i = 0; i < 200; i++) {
            List<MessageRow> all = flat(blocks);
            int at = random.nextInt(all.size());
            boolean expunges = random.nextInt(4) > 0 && all.size() > 600;
            // So few neighbours are in four blocks at most, with the last; each may be joined to one that it touches
            List<MessageRow> near = all.subList(at, Math.min(all.size(), at + random.nextInt(60)));
            long[] gone = expunges ? near.stream().mapToLong(MessageRow::uid).toArray() : NOTHING;
            List<MessageRow> changed = new ArrayList<>(expunges ? List.of() : near);
            changed.add(row(uidNext++));
            MessageRow[][] next = new BlockMerge(blocks).merge(changed, gone);
            assertSound(next);
            Set<MessageRow[]> left = new HashSet<>(Arrays.asList(blocks));
            Arrays.asList(next).forEach(left::remove);
            assertThat(left).hasSizeLessThanOrEqualTo(6);
            blocks = next;
        }
    }

    /** No block is empty or too large, and no two neighbours ought to be one. */
    private static void assertSound(MessageRow[][] blocks) {
        for (int i = 0; i < blocks.length; i++) {
            assertThat(blocks[i].length).isBetween(1, MailboxSnapshot.BLOCK_ROWS);
            if (i > 0) {
                int both = blocks[i - 1].length + blocks[i].length;
                int smaller = Math.min(blocks[i - 1].length, blocks[i].length);
                assertThat(smaller >= MailboxSnapshot.SMALL_ROWS || both > MailboxSnapshot.BLOCK_ROWS)
                        .isTrue();
            }
        }
    }

    private static void assertShared(MessageRow[][] next, MessageRow[][] blocks, int... indexes) {
        for (int index : indexes) {
            assertThat(next[index]).isSameAs(blocks[index]);
        }
    }

    private static MessageRow[][] blocks(long first, long last) {
        return new BlockMerge(new MessageRow[0][]).merge(rows(first, last), NOTHING);
    }

    private static List<MessageRow> flat(MessageRow[][] blocks) {
        return Arrays.stream(blocks).flatMap(Arrays::stream).toList();
    }

    private static List<MessageRow> rows(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(BlockMergeTest::row).toList();
    }

    private static MessageRow row(long uid) {
        return new MessageRow(uid, 1, MessageFlags.NONE, 1, 1, 1, uid);
    }
}
