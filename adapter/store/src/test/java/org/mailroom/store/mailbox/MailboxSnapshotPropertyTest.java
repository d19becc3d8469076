package org.mailroom.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happened to a mailbox, its snapshots are what plain lists would be. */
class MailboxSnapshotPropertyTest {

    private static final int CHANGES = 30;

    @Property(tries = 40)
    void holdsWhatAListHolds(@ForAll long seed) {
        RandomMailbox mailbox = new RandomMailbox(seed);
        for (int i = 0; i < CHANGES; i++) {
            mailbox.change(700);
            assertThat(rows(mailbox.snapshot())).isEqualTo(mailbox.rows());
            assertThat(mailbox.snapshot().uidNext()).isEqualTo(mailbox.uidNext());
        }
    }

    @Property(tries = 20)
    void findsEachUid(@ForAll long seed) {
        RandomMailbox mailbox = new RandomMailbox(seed);
        for (int i = 0; i < 5; i++) {
            mailbox.change(700);
        }
        TreeSet<Long> uids = new TreeSet<>();
        mailbox.rows().forEach(row -> uids.add(row.uid()));
        for (long uid = 0; uid <= mailbox.uidNext() + 1; uid++) {
            int less = uids.headSet(uid).size();
            assertThat(mailbox.snapshot().indexOf(uid)).isEqualTo(uids.contains(uid) ? less : -1 - less);
        }
    }

    @Property(tries = 30)
    void tellsTheDifferenceOfAnyTwoStates(@ForAll long seed) {
        RandomMailbox mailbox = new RandomMailbox(seed);
        List<MailboxSnapshot> states = new ArrayList<>(List.of(mailbox.snapshot()));
        for (int i = 0; i < CHANGES; i++) {
            mailbox.change(700);
            states.add(mailbox.snapshot());
        }
        Random random = new Random(seed);
        for (int i = 0; i < CHANGES; i++) {
            int newer = random.nextInt(states.size());
            int older = random.nextInt(newer + 1);
            assertDifference(states.get(older), states.get(newer));
        }
    }

    @Property(tries = 20)
    void statesThatWereReadAnewDifferInNothing(@ForAll long seed) {
        RandomMailbox mailbox = new RandomMailbox(seed);
        for (int i = 0; i < 5; i++) {
            mailbox.change(700);
        }
        List<MessageRow> copies = mailbox.rows().stream()
                .map(row -> new MessageRow(
                        row.uid(),
                        row.modSeq(),
                        new MessageFlags(row.flags().system(), List.of()),
                        row.size(),
                        row.internalDate(),
                        row.saveDate(),
                        row.contentId()))
                .toList();
        MailboxSnapshot anew = MailboxSnapshot.of(7, mailbox.uidNext(), 99, copies);
        assertThat(anew.since(mailbox.snapshot()).isEmpty()).isTrue();
    }

    /** What a session does that may not be told of expunges: each time it keeps what has gone since. */
    @Property(tries = 30)
    void keepsWhatHasGone(@ForAll long seed) {
        RandomMailbox mailbox = new RandomMailbox(seed);
        mailbox.change(700);
        MailboxSnapshot told = mailbox.snapshot();
        TreeMap<Long, MessageRow> expected = new TreeMap<>();
        for (int i = 0; i < CHANGES; i++) {
            mailbox.change(300);
            told = mailbox.snapshot().keeping(mailbox.snapshot().since(told).gone());
            // What is in the mailbox in its newest state, what is not as it last was
            mailbox.rows().forEach(row -> expected.put(row.uid(), row));
            if (i == 0) {
                rows(told).forEach(row -> expected.putIfAbsent(row.uid(), row));
            }
            assertThat(rows(told)).isEqualTo(List.copyOf(expected.values()));
            assertThat(told.highestModSeq()).isEqualTo(mailbox.snapshot().highestModSeq());
        }
        List<MessageRow> gone = new ArrayList<>(expected.values());
        gone.removeAll(mailbox.rows());
        assertThat(mailbox.snapshot().since(told)).isEqualTo(new MailboxDifference(gone, List.of(), List.of()));
    }

    private static void assertDifference(MailboxSnapshot older, MailboxSnapshot newer) {
        TreeMap<Long, MessageRow> before = byUid(older);
        TreeMap<Long, MessageRow> now = byUid(newer);
        List<MessageRow> gone = new ArrayList<>(before.values());
        gone.removeIf(row -> now.containsKey(row.uid()));
        List<MessageRow> arrived = new ArrayList<>(now.values());
        arrived.removeIf(row -> before.containsKey(row.uid()));
        List<MessageRow> changed = new ArrayList<>(now.values());
        changed.removeIf(row -> !before.containsKey(row.uid()) || row.equals(before.get(row.uid())));
        assertThat(newer.since(older)).isEqualTo(new MailboxDifference(gone, changed, arrived));
    }

    private static TreeMap<Long, MessageRow> byUid(MailboxSnapshot snapshot) {
        TreeMap<Long, MessageRow> byUid = new TreeMap<>();
        rows(snapshot).forEach(row -> byUid.put(row.uid(), row));
        return byUid;
    }

    private static List<MessageRow> rows(MailboxSnapshot snapshot) {
        return IntStream.range(0, snapshot.exists()).mapToObj(snapshot::get).toList();
    }
}
