package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MailboxCounts;
import org.mailroom.store.mailbox.MailboxDifference;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;

/** Many callers at the mailboxes of one account. */
abstract class MailboxConcurrencyContract extends StoreContract {

    static final String ALICE = "alice";

    private static final int THREADS = 8;
    private static final int EACH = 30;

    /** Every state that somebody was told of. */
    private final ConcurrentLinkedQueue<MailboxSnapshot> seen = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(60)
    void allSeeOneTruth() throws Exception {
        store.mailboxes().create(ALICE, "Archive", Set.of());
        Watcher watcher = new Watcher();
        try (OpenMailbox inbox = store.mailboxes().open(ALICE, "INBOX", watcher);
                OpenMailbox archive = Letters.open(store, ALICE, "Archive")) {
            watcher.open = inbox;
            seen.add(inbox.snapshot());
            List<MailboxSnapshot> loaded = new CopyOnWriteArrayList<>();
            inParallel(THREADS + 1, number -> {
                if (number < THREADS) {
                    return MailboxTraffic.run(store, number, EACH);
                }
                for (int i = 0; i < EACH; i++) {
                    // So that others change the mailbox between two pages
                    loaded.add(new MailboxReader(store.database(), 3)
                            .load(inbox.mailbox().id(), null)
                            .snapshot());
                }
                return null;
            });

            assertSeen(loaded);
            assertSound(store, inbox);
            assertSound(store, archive);
            assertOrdered();
            assertCounted();
        }
    }

    /** What is read page by page, and then brought up to date, is a state that there was. */
    private void assertSeen(List<MailboxSnapshot> loaded) {
        int compared = 0;
        for (MailboxSnapshot state : loaded) {
            assertThat(Letters.uids(state)).isSorted().allMatch(uid -> uid < state.uidNext());
            for (MailboxSnapshot same : seen) {
                if (same.highestModSeq() == state.highestModSeq()) {
                    assertThat(Letters.rows(state)).isEqualTo(Letters.rows(same));
                    compared++;
                    break;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private final class Watcher implements MailboxListener {

        private volatile OpenMailbox open;

        @Override
        public void changed() {
            seen.add(open.snapshot());
        }

        @Override
        public void deleted() {
            throw new IllegalStateException("nobody deletes it");
        }
    }

    /** UIDs ascend and are never given twice; what changes gets a modification sequence greater than all before. */
    private void assertOrdered() {
        List<MailboxSnapshot> states = new ArrayList<>(seen);
        states.sort(Comparator.comparingLong(MailboxSnapshot::highestModSeq));
        for (int i = 1; i < states.size(); i++) {
            MailboxSnapshot before = states.get(i - 1);
            MailboxDifference difference = states.get(i).since(before);
            assertThat(difference.arrived()).allMatch(row -> row.uid() >= before.uidNext());
            assertThat(difference.changed()).allMatch(row -> row.modSeq() > before.highestModSeq());
            assertThat(states.get(i).uidNext()).isGreaterThanOrEqualTo(before.uidNext());
        }
        MailboxSnapshot last = states.get(states.size() - 1);
        assertThat(Letters.uids(last)).isSorted().doesNotHaveDuplicates();
        assertThat(states).hasSizeGreaterThan(THREADS);
    }

    private void assertCounted() {
        MailboxCounts inbox = store.mailboxes().counts(ALICE, "INBOX");
        MailboxCounts archive = store.mailboxes().counts(ALICE, "Archive");
        assertThat(store.mailboxes().quota(ALICE).messages()).isEqualTo(inbox.messages() + archive.messages());
        assertThat(store.mailboxes().quota(ALICE).octets()).isEqualTo(inbox.octets() + archive.octets());
        long names = store.database()
                .read(session -> session.first("SELECT SUM(refs) FROM content", row -> row.getLong(1)))
                .orElseThrow();
        assertThat(names).isEqualTo(inbox.messages() + archive.messages());
        assertThat(rows("content")).isEqualTo(rows("message_description"));
    }

    /** Whatever is in memory is what a fresh look at the database finds. */
    static void assertSound(SqlStore store, OpenMailbox open) {
        MailboxSnapshot loaded = new MailboxReader(store.database())
                .load(open.mailbox().id(), null)
                .snapshot();
        assertThat(Letters.rows(open.snapshot())).isEqualTo(Letters.rows(loaded));
        assertThat(open.snapshot().uidNext()).isEqualTo(loaded.uidNext());
        assertThat(open.snapshot().highestModSeq()).isEqualTo(loaded.highestModSeq());
    }

    @Test
    @Timeout(60)
    void noneGoesBeyondTheQuota() throws Exception {
        long size = Letters.text("same").length;
        store.mailboxes().quota(ALICE, 20 * size, -1);
        AtomicInteger refused = new AtomicInteger();

        inParallel(THREADS, number -> {
            for (int i = 0; i < 5; i++) {
                try {
                    Letters.append(store, ALICE, "INBOX", MessageFlags.NONE, "same");
                } catch (StoreException e) {
                    assertThat(e.kind()).isEqualTo(Kind.OVER_QUOTA);
                    refused.incrementAndGet();
                }
            }
            return null;
        });

        assertThat(refused).hasValue(THREADS * 5 - 20);
        assertThat(store.mailboxes().quota(ALICE).octets()).isEqualTo(20 * size);
        assertThat(rows("content")).isEqualTo(20);
    }

    @Test
    @Timeout(60)
    void appendsShareCommits() throws Exception {
        store.mailboxes().tree(ALICE);
        long commits = store.writer().commits();

        inParallel(32, number -> {
            for (int i = 0; i < 20; i++) {
                Letters.append(store, ALICE, "INBOX", MessageFlags.NONE, "x");
            }
            return null;
        });

        assertThat(store.writer().commits() - commits).isLessThan(32 * 20 / 3);
        assertThat(store.mailboxes().counts(ALICE, "INBOX").messages()).isEqualTo(32 * 20);
    }

    @Test
    @Timeout(60)
    void oneIsMadeAndTheOthersHearOfIt() throws Exception {
        AtomicInteger made = new AtomicInteger();
        inParallel(THREADS, number -> {
            try {
                store.mailboxes().create(ALICE, "a/b", Set.of());
                made.incrementAndGet();
            } catch (StoreException e) {
                assertThat(e.kind()).isEqualTo(Kind.EXISTS);
            }
            return null;
        });
        assertThat(made).hasValue(1);
        assertThat(store.mailboxes().tree(ALICE).mailboxes()).hasSize(3);
    }

    /** Does this and that with the messages of two mailboxes. */
    static final class MailboxTraffic {

        private MailboxTraffic() {}

        static Void run(SqlStore store, int number, int times) {
            Random random = new Random(number);
            try (OpenMailbox inbox = Letters.open(store, ALICE, "INBOX")) {
                for (int i = 0; i < times; i++) {
                    act(store, inbox, random);
                }
            }
            return null;
        }

        private static void act(SqlStore store, OpenMailbox inbox, Random random) {
            long id = inbox.mailbox().id();
            long[] some = some(inbox.snapshot(), random);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    long before = inbox.snapshot().uidNext();
                    assertThat(Letters.append(store, ALICE, "INBOX", MessageFlags.NONE, "x")
                                    .uid())
                            .isGreaterThanOrEqualTo(before);
                }
                case 2 -> {
                    FlagChange change = new FlagChange(
                            random.nextBoolean() ? FlagChange.Kind.ADD : FlagChange.Kind.REMOVE,
                            new MessageFlags(1 << random.nextInt(5), List.of("k" + random.nextInt(3))));
                    List<MessageRow> changed = store.mailboxes()
                            .store(id, some, change, Long.MAX_VALUE)
                            .changed();
                    assertThat(changed).allMatch(row -> inbox.snapshot().highestModSeq() >= row.modSeq());
                }
                case 3 -> {
                    for (long uid : store.mailboxes().expunge(id, some)) {
                        assertThat(inbox.snapshot().indexOf(uid)).isNegative();
                    }
                }
                case 4 -> store.mailboxes().copy(id, some, random.nextBoolean() ? "Archive" : "INBOX");
                default -> {
                    for (long uid : store.mailboxes().move(id, some, "Archive").sources()) {
                        assertThat(inbox.snapshot().indexOf(uid)).isNegative();
                    }
                }
            }
        }

        private static long[] some(MailboxSnapshot snapshot, Random random) {
            return Letters.uids(snapshot).stream()
                    .filter(uid -> random.nextInt(4) == 0)
                    .limit(5)
                    .mapToLong(Long::longValue)
                    .toArray();
        }
    }

    /** One thread's part. */
    interface Part {
        Void run(int number) throws Exception;
    }

    static void inParallel(int threads, Part part) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> parts = IntStream.range(0, threads)
                    .mapToObj(number -> (Callable<Void>) () -> part.run(number))
                    .toList();
            for (Future<Void> done : executor.invokeAll(parts)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
