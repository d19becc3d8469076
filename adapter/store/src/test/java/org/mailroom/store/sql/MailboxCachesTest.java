package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mailroom.store.CacheFigures;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MailboxTree;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.OpenMailbox;
import org.mailroom.store.mime.MessageDescription;

/** What the caches of mailboxes hold, and for how long. */
class MailboxCachesTest extends StoreContract {

    private static final String ALICE = "alice";
    private static final long LATER = Duration.ofMinutes(6).toNanos();

    private final AtomicLong time = new AtomicLong();
    private MailboxCaches caches;

    @Override
    StoreHome newHome() {
        return new SqliteHome();
    }

    private Mailbox inbox() {
        Letters.append(store, ALICE, "INBOX", MessageFlags.NONE, 300);
        caches = new MailboxCaches(store.database(), store.writer(), (SqlContentStore) store.content(), time::get);
        return Letters.mailbox(store, ALICE, "INBOX");
    }

    private List<Integer> sizes() {
        return caches.figures().stream().map(CacheFigures::size).toList();
    }

    /** Fills each of them; what it returns nobody else holds. */
    private List<WeakReference<?>> fill(Mailbox inbox) {
        try (OpenMailbox open = caches.views().open(inbox, Letters.NOBODY)) {
            MailboxSnapshot snapshot = open.snapshot();
            MailboxTree tree = caches.trees().find(ALICE).orElseThrow();
            long contentId = snapshot.get(7).contentId();
            MessageDescription description =
                    caches.descriptions().describe(List.of(contentId)).get(contentId);
            return List.of(
                    new WeakReference<>(snapshot),
                    new WeakReference<>(snapshot.get(299)),
                    new WeakReference<>(tree),
                    new WeakReference<>(description));
        }
    }

    private static void assertFreed(List<WeakReference<?>> references) throws InterruptedException {
        for (int i = 0; i < 50 && references.stream().anyMatch(reference -> reference.get() != null); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(references).allMatch(reference -> reference.get() == null);
    }

    @Test
    void whatHasExpiredIsFreed() throws InterruptedException {
        List<WeakReference<?>> references = fill(inbox());
        caches.sweep();
        assertThat(sizes()).containsExactly(1, 1, 1);

        time.addAndGet(LATER);
        caches.sweep();

        assertThat(sizes()).containsExactly(0, 0, 0);
        assertThat(caches.figures()).allMatch(figures -> figures.freed() == 1 && figures.weight() == 0);
        assertThat(caches.figures()).allMatch(figures -> figures.lastSweep().isPresent());
        assertFreed(references);
    }

    @Test
    void whatIsPurgedIsFreed() throws InterruptedException {
        List<WeakReference<?>> references = fill(inbox());
        caches.purge();
        assertThat(sizes()).containsExactly(0, 0, 0);
        assertFreed(references);
    }

    @Test
    void whatIsHeldStays() {
        Mailbox inbox = inbox();
        OpenMailbox open = caches.views().open(inbox, Letters.NOBODY);
        time.addAndGet(LATER);
        caches.sweep();
        caches.purge();
        OpenMailbox other = caches.views().open(inbox, Letters.NOBODY);
        assertThat(other.snapshot()).isSameAs(open.snapshot());
        other.close();
        other.close();
        assertThat(sizes()).as("the first one holds it still").startsWith(0);
        open.close();
        assertThat(sizes()).startsWith(1);
        time.addAndGet(LATER);
        try (OpenMailbox again = caches.views().open(inbox, Letters.NOBODY)) {
            assertThat(again.snapshot().exists()).isEqualTo(300);
        }
    }

    @Test
    void anIdleViewIsOpenAtOnceAndUpToDate() {
        try (OpenMailbox open = Letters.open(store, ALICE, "INBOX")) {
            assertThat(open.snapshot().exists()).isZero();
        }
        Letters.append(store, ALICE, "INBOX", MessageFlags.NONE, 3);
        long before = store.caches().get(0).hits();
        try (OpenMailbox open = Letters.open(store, ALICE, "INBOX")) {
            assertThat(open.snapshot().exists()).isEqualTo(3);
        }
        assertThat(store.caches().get(0).hits()).isEqualTo(before + 1);
        store.purgeCaches();
        assertThat(store.caches()).extracting(CacheFigures::size).containsOnly(0);
    }
}
