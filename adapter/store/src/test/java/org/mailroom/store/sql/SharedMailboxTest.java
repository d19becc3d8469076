package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.OpenMailbox;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** Two nodes at the same mailboxes. */
class SharedMailboxTest {

    private static final String ALICE = MailboxConcurrencyContract.ALICE;
    private static final String INBOX = "INBOX";
    private static final FlagChange DELETE = new FlagChange(FlagChange.Kind.ADD, Letters.DELETED);

    private final PostgresHome home = new PostgresHome();
    private final PoolForTests otherPool = home.pool();
    private SqlStore one;
    private SqlStore other;

    @BeforeEach
    void open() {
        one = home.open(StoreContract.SETTINGS, name -> {});
        other = SqlStore.shared(otherPool, StoreContract.SETTINGS, name -> {});
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        otherPool.drop();
        home.close();
    }

    private static final class Counting implements MailboxListener {

        private final AtomicInteger changes = new AtomicInteger();
        private final AtomicInteger deletions = new AtomicInteger();

        @Override
        public void changed() {
            changes.incrementAndGet();
        }

        @Override
        public void deleted() {
            deletions.incrementAndGet();
        }
    }

    @Test
    void seeWhatTheOtherDoes() {
        Counting listener = new Counting();
        try (OpenMailbox here = one.mailboxes().open(ALICE, INBOX, listener);
                OpenMailbox there = Letters.open(other, ALICE, INBOX)) {
            Letters.append(other, ALICE, INBOX, MessageFlags.NONE, 50);
            other.mailboxes().store(there.mailbox().id(), new long[] {3, 4, 9}, DELETE, Long.MAX_VALUE);
            other.mailboxes().expunge(there.mailbox().id(), new long[] {3, 4});

            one.mailboxCaches().follow();

            assertThat(here.snapshot().exists()).isEqualTo(48);
            assertThat(listener.changes).hasPositiveValue();
            MailboxConcurrencyContract.assertSound(one, here);
            assertThat(here.snapshot().highestModSeq())
                    .isEqualTo(there.snapshot().highestModSeq());
            MailboxSnapshot before = here.snapshot();
            other.mailboxes().store(there.mailbox().id(), new long[] {5}, DELETE, Long.MAX_VALUE);
            one.mailboxCaches().follow();
            assertThat(here.snapshot().since(before).changed()).hasSize(1);
            assertThat(here.snapshot().since(before).arrived()).isEmpty();
        }
    }

    @Test
    void catchUpWithTheirOwnChanges() {
        try (OpenMailbox here = Letters.open(one, ALICE, INBOX);
                OpenMailbox there = Letters.open(other, ALICE, INBOX)) {
            for (int i = 0; i < 10; i++) {
                // Each finds its view behind the other's last change, and nobody waits for the housekeeping
                Letters.append(other, ALICE, INBOX, MessageFlags.NONE, "x");
                assertThat(there.snapshot().exists()).isEqualTo(2 * i + 1);
                Letters.append(one, ALICE, INBOX, MessageFlags.NONE, "y");
                assertThat(here.snapshot().exists()).isEqualTo(2 * i + 2);
            }
            MailboxConcurrencyContract.assertSound(one, here);
        }
    }

    @Test
    void openWhatIsThereNow() {
        try (OpenMailbox here = Letters.open(one, ALICE, INBOX)) {
            assertThat(here.snapshot().exists()).isZero();
        }
        Letters.append(other, ALICE, INBOX, MessageFlags.NONE, "x");
        try (OpenMailbox here = Letters.open(one, ALICE, INBOX)) {
            assertThat(here.snapshot().exists()).isEqualTo(1);
        }
        other.mailboxes().create(ALICE, "New", Set.of());
        Letters.open(one, ALICE, "New").close();
        other.mailboxes().delete(ALICE, "New");
        StoreContract.assertFails(Kind.NOT_FOUND, () -> Letters.open(one, ALICE, "New"));
    }

    @Test
    void hearOfDeletedMailboxes() {
        one.mailboxes().create(ALICE, "Work", Set.of());
        Counting listener = new Counting();
        try (OpenMailbox here = one.mailboxes().open(ALICE, "Work", listener)) {
            other.mailboxes().delete(ALICE, "Work");

            one.mailboxCaches().follow();

            assertThat(listener.deletions).hasValue(1);
            assertThat(here.snapshot().exists()).isZero();
        }
    }

    @Test
    void readAllWhenTooMuchIsForgotten() {
        try (OpenMailbox here = Letters.open(one, ALICE, INBOX)) {
            Letters.append(one, ALICE, INBOX, MessageFlags.NONE, 10);
            MailboxSnapshot before = here.snapshot();
            long id = here.mailbox().id();
            Letters.open(other, ALICE, INBOX).close();
            other.mailboxes().store(id, new long[] {2}, DELETE, Long.MAX_VALUE);
            other.mailboxes().expunge(id, new long[] {2});
            other.writer().write(tx -> {
                tx.update("DELETE FROM mailbox_vanished");
                return tx.update("UPDATE mailbox SET vanished_floor = highest_modseq");
            });

            one.mailboxCaches().follow();

            MailboxConcurrencyContract.assertSound(one, here);
            assertThat(here.snapshot().since(before).gone()).hasSize(1);
            assertThat(here.snapshot().since(before).changed())
                    .as("what has not changed is the same object still")
                    .isEmpty();
        }
    }

    @Test
    @Timeout(120)
    void workAtOnce() throws Exception {
        one.mailboxes().create(ALICE, "Archive", Set.of());
        try (OpenMailbox here = Letters.open(one, ALICE, INBOX);
                OpenMailbox there = Letters.open(other, ALICE, INBOX)) {
            MailboxConcurrencyContract.inParallel(
                    8,
                    number -> MailboxConcurrencyContract.MailboxTraffic.run(number % 2 == 0 ? one : other, number, 25));

            one.mailboxCaches().follow();
            other.mailboxCaches().follow();
            MailboxConcurrencyContract.assertSound(one, here);
            assertThat(Letters.rows(there.snapshot())).isEqualTo(Letters.rows(here.snapshot()));
            assertThat(Letters.uids(here.snapshot())).isSorted().doesNotHaveDuplicates();
            long messages = one.mailboxes().counts(ALICE, INBOX).messages()
                    + one.mailboxes().counts(ALICE, "Archive").messages();
            assertThat(other.mailboxes().quota(ALICE).messages()).isEqualTo(messages);
        }
    }

    @Test
    void dropWhatADeadOneHeldBack() {
        one.mailboxes().tree(ALICE);
        NewMail held = Letters.mail(
                other,
                Letters.text("held"),
                List.of(Mails.delivery(other, "orders", true)),
                Letters.into(ALICE, INBOX, MessageFlags.NONE));
        Claim claim = other.queue().accept(held).get(0);
        other.queue().settle(claim, new Outcome.Handled());
        one.writer().write(tx -> tx.update("UPDATE node SET heartbeat = heartbeat - 120000 WHERE slot = 1"));

        one.beat();

        StoreContract.assertFails(Kind.STALE, () -> other.queue().release(held));
        assertThat(one.mailboxes().counts(ALICE, INBOX).messages()).isZero();
        List<Long> bodies =
                one.database().read(session -> session.query("SELECT id FROM content", row -> row.getLong(1)));
        assertThat(bodies).isEmpty();
    }

    @Test
    void makeAnAccountOnce() {
        CompletableFuture<Mailbox> theirs = CompletableFuture.supplyAsync(() -> Letters.mailbox(other, ALICE, INBOX));
        Mailbox ours = Letters.mailbox(one, ALICE, INBOX);
        assertThat(theirs.join()).isEqualTo(ours);
        assertThat(List.of(ours, Letters.mailbox(other, "bob", INBOX)))
                .extracting(Mailbox::id)
                .doesNotHaveDuplicates();
    }
}
