package org.mailroom.server.imap.selected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** Sets mean what plain loops over the RFC's words say. */
class MessageSetsPropertyTest {

    private static final long STAR = -1;

    @Property(tries = 500)
    void setsMeanWhatTheySay(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        MailboxSnapshot mailbox = mailbox(random);
        List<long[]> ranges = ranges(random, mailbox.exists() == 0 ? 5 : (int) mailbox.uidNext() + 3);
        SequenceSet set = parsed(ranges);
        assertThat(MessageSets.ofUids(set, mailbox)).containsExactly(expectedUids(ranges, mailbox));
        if (isOutOfRange(ranges, mailbox.exists())) {
            assertThatThrownBy(() -> MessageSets.ofNumbers(set, mailbox))
                    .isInstanceOf(InvalidMessageSetException.class);
        } else {
            assertThat(MessageSets.ofNumbers(set, mailbox)).containsExactly(expectedNumbers(ranges, mailbox));
        }
    }

    private static long[] expectedUids(List<long[]> ranges, MailboxSnapshot mailbox) {
        TreeSet<Long> uids = new TreeSet<>();
        if (mailbox.exists() > 0) {
            long max = mailbox.get(mailbox.exists() - 1).uid();
            for (int i = 0; i < mailbox.exists(); i++) {
                long uid = mailbox.get(i).uid();
                ranges.stream().filter(range -> holds(range, uid, max)).forEach(range -> uids.add(uid));
            }
        }
        return uids.stream().mapToLong(uid -> uid).toArray();
    }

    private static long[] expectedNumbers(List<long[]> ranges, MailboxSnapshot mailbox) {
        TreeSet<Long> uids = new TreeSet<>();
        for (int i = 0; i < mailbox.exists(); i++) {
            long number = i + 1;
            long uid = mailbox.get(i).uid();
            ranges.stream()
                    .filter(range -> holds(range, number, mailbox.exists()))
                    .forEach(range -> uids.add(uid));
        }
        return uids.stream().mapToLong(uid -> uid).toArray();
    }

    private static boolean holds(long[] range, long number, long max) {
        long one = range[0] == STAR ? max : range[0];
        long other = range[1] == STAR ? max : range[1];
        return number >= Math.min(one, other) && number <= Math.max(one, other);
    }

    private static boolean isOutOfRange(List<long[]> ranges, int exists) {
        return exists == 0 || ranges.stream().anyMatch(range -> range[0] > exists || range[1] > exists);
    }

    private static List<long[]> ranges(Random random, int bound) {
        List<long[]> ranges = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            long one = random.nextInt(6) == 0 ? STAR : 1 + random.nextInt(bound);
            long other = random.nextBoolean() ? one : random.nextInt(6) == 0 ? STAR : 1 + random.nextInt(bound);
            ranges.add(new long[] {one, other});
        }
        return ranges;
    }

    private static SequenceSet parsed(List<long[]> ranges) throws ImapSyntaxException {
        List<String> words = ranges.stream()
                .map(range -> word(range[0]) + ":" + word(range[1]))
                .toList();
        return SequenceSet.parse(String.join(",", words));
    }

    private static String word(long number) {
        return number == STAR ? "*" : Long.toString(number);
    }

    private static MailboxSnapshot mailbox(Random random) {
        List<MessageRow> rows = new ArrayList<>();
        long uid = 0;
        for (int i = random.nextInt(20); i > 0; i--) {
            uid += 1 + random.nextInt(2);
            rows.add(new MessageRow(uid, 1, MessageFlags.NONE, 1, 1, 1, uid));
        }
        return MailboxSnapshot.of(1, uid + 1, 1, rows);
    }
}
