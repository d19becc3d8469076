package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.CopiedMessages;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MailboxCounts;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;
import org.mailroom.store.mailbox.PlacedMessage;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.mailbox.Quota;
import org.mailroom.store.mailbox.Vanished;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** Messages in mailboxes. */
abstract class MailboxContract extends StoreContract {

    static final String ALICE = "alice";
    static final String INBOX = "INBOX";

    private static final long ALWAYS = Long.MAX_VALUE;

    private PlacedMessage append(MessageFlags flags, String subject) {
        return Letters.append(store, ALICE, INBOX, flags, subject);
    }

    private OpenMailbox inbox() {
        return Letters.open(store, ALICE, INBOX);
    }

    private long inboxId() {
        return Letters.mailbox(store, ALICE, INBOX).id();
    }

    private MailboxCounts counts(String name) {
        return store.mailboxes().counts(ALICE, name);
    }

    private static FlagChange add(int system, String... keywords) {
        return new FlagChange(FlagChange.Kind.ADD, new MessageFlags(system, List.of(keywords)));
    }

    /** Whatever is in memory is what a fresh look at the database finds. */
    private void assertSound(OpenMailbox mailbox) {
        MailboxSnapshot loaded = new MailboxReader(store.database())
                .load(mailbox.mailbox().id(), null)
                .snapshot();
        assertThat(Letters.rows(mailbox.snapshot())).isEqualTo(Letters.rows(loaded));
        assertThat(mailbox.snapshot().uidNext()).isEqualTo(loaded.uidNext());
        assertThat(mailbox.snapshot().highestModSeq()).isEqualTo(loaded.highestModSeq());
        MailboxCounts counts = counts(mailbox.mailbox().name());
        assertThat(counts.messages()).isEqualTo(loaded.exists());
        assertThat(counts.octets())
                .isEqualTo(Letters.rows(loaded).stream()
                        .mapToLong(MessageRow::size)
                        .sum());
        assertThat(counts.unseen()).isEqualTo(without(loaded, MessageFlags.SEEN));
        assertThat(counts.deleted()).isEqualTo(loaded.exists() - without(loaded, MessageFlags.DELETED));
    }

    private static long without(MailboxSnapshot snapshot, int flag) {
        return Letters.rows(snapshot).stream()
                .filter(row -> !row.flags().has(flag))
                .count();
    }

    @Test
    void appendedMessagesAreThere() {
        try (OpenMailbox open = inbox()) {
            assertThat(open.snapshot().exists()).isZero();
            MessageFlags flags = new MessageFlags(MessageFlags.SEEN, List.of("$Label1", "work"));

            PlacedMessage placed = append(flags, "one");
            append(MessageFlags.NONE, "two");

            assertThat(placed)
                    .isEqualTo(new PlacedMessage(inboxId(), open.snapshot().uidValidity(), 1));
            MessageRow row = open.snapshot().get(0);
            assertThat(row.flags()).isEqualTo(flags);
            assertThat(row.size()).isEqualTo(Letters.text("one").length);
            assertThat(row.internalDate()).isEqualTo(Letters.LONG_AGO.toEpochMilli());
            assertThat(row.saveDate()).isGreaterThan(row.internalDate());
            assertThat(Mails.read(store, row.contentId())).isEqualTo(Letters.text("one"));
            assertThat(open.snapshot().get(1).modSeq()).isGreaterThan(row.modSeq());
            assertThat(open.snapshot().uidNext()).isEqualTo(3);
            assertSound(open);
        }
        reopen();
        try (OpenMailbox open = inbox()) {
            assertThat(Letters.uids(open.snapshot())).containsExactly(1L, 2L);
            assertSound(open);
        }
    }

    @Test
    void allAreAppendedOrNone() {
        append(MessageFlags.NONE, "before");
        long before = counts(INBOX).highestModSeq();
        NewMail sound = Letters.mail(store, "x", Letters.into(ALICE, INBOX, MessageFlags.NONE));
        NewMail lost = Letters.mail(store, "x", Letters.into(ALICE, "Missing", MessageFlags.NONE));

        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().append(List.of(sound, lost)));

        assertThat(rows("content")).isEqualTo(1);
        assertThat(counts(INBOX).messages()).isEqualTo(1);
        assertThat(counts(INBOX).highestModSeq()).isEqualTo(before);
        assertThat(append(MessageFlags.NONE, "after").uid()).isEqualTo(2);
    }

    @Test
    void whatCannotBeIsRefused() {
        NewMail awaiting = Letters.mail(
                store,
                Letters.text("x"),
                List.of(Mails.delivery(store, "orders", true)),
                Letters.into(ALICE, INBOX, MessageFlags.NONE));
        assertThatThrownBy(() -> store.mailboxes().append(List.of(awaiting)))
                .isInstanceOf(IllegalArgumentException.class);
        NewMail nowhere = Letters.mail(store, Letters.text("x"), List.of());
        assertThatThrownBy(() -> store.mailboxes().append(List.of(nowhere)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> append(new MessageFlags(0, List.of("two words")), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Letters.append(store, "", INBOX, MessageFlags.NONE, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertFails(Kind.LIMIT, () -> append(new MessageFlags(0, List.of("x".repeat(4001))), "x"));
        assertFails(Kind.NOT_FOUND, () -> Letters.append(store, ALICE, "a\0b", MessageFlags.NONE, "x"));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().store(4711, Letters.to(1), add(1), ALWAYS));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().expunge(4711, Letters.to(1)));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().copy(4711, Letters.to(1), INBOX));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().vanished(4711, 1));
        settleDown();
        assertThat(rows("content")).isZero();
    }

    @Test
    void oneBodyIsInTheQueueAndInMailboxes() {
        store.mailboxes().create(ALICE, "Archive", Set.of());
        NewMail mail = Letters.mail(
                store,
                Mails.octets(300_000),
                List.of(Mails.delivery(store, "orders", false)),
                Letters.into(ALICE, INBOX, MessageFlags.NONE),
                Letters.into(ALICE, "Archive", Letters.SEEN),
                Letters.into("bob", INBOX, MessageFlags.NONE));

        assertThat(store.mailboxes().append(List.of(mail)).get(0))
                .extracting(PlacedMessage::mailboxId)
                .containsExactly(
                        inboxId(),
                        Letters.mailbox(store, ALICE, "Archive").id(),
                        Letters.mailbox(store, "bob", INBOX).id());

        assertThat(rows("content")).isEqualTo(1);
        store.queue().settle(store.queue().claim("orders", 1).get(0), new Outcome.Handled());
        expungeAll(inboxId());
        expungeAll(Letters.mailbox(store, ALICE, "Archive").id());
        assertThat(rows("content")).isEqualTo(1);
        try (OpenMailbox open = Letters.open(store, "bob", INBOX)) {
            assertThat(Mails.read(store, open.snapshot().get(0).contentId())).isEqualTo(Mails.octets(300_000));
        }
        expungeAll(Letters.mailbox(store, "bob", INBOX).id());
        assertEmpty();
        assertThat(rows("message_description")).isZero();
    }

    private void expungeAll(long mailboxId) {
        store.mailboxes().store(mailboxId, Letters.to(100), add(MessageFlags.DELETED), ALWAYS);
        store.mailboxes().expunge(mailboxId, Letters.to(100));
    }

    @Test
    void flagsChange() {
        try (OpenMailbox open = inbox()) {
            Letters.append(store, ALICE, INBOX, Letters.SEEN, 60);
            MailboxSnapshot before = open.snapshot();

            ChangedFlags changed = store.mailboxes()
                    .store(inboxId(), new long[] {2, 3, 99}, add(MessageFlags.FLAGGED, "work"), ALWAYS);

            assertThat(changed.refused()).isEmpty();
            assertThat(changed.changed()).extracting(MessageRow::uid).containsExactly(2L, 3L);
            assertThat(changed.changed())
                    .extracting(MessageRow::flags)
                    .containsOnly(new MessageFlags(MessageFlags.SEEN | MessageFlags.FLAGGED, List.of("work")));
            assertThat(open.snapshot().since(before).changed()).isEqualTo(changed.changed());
            assertThat(changed.changed().get(0).modSeq())
                    .isEqualTo(open.snapshot().highestModSeq());
            assertSound(open);

            MessageFlags none = MessageFlags.NONE;
            store.mailboxes().store(inboxId(), Letters.to(60), new FlagChange(FlagChange.Kind.REPLACE, none), ALWAYS);
            assertThat(counts(INBOX).unseen()).isEqualTo(60);
            assertSound(open);
        }
    }

    @Test
    void flagsThatAreSetAlreadyChangeNothing() {
        append(new MessageFlags(MessageFlags.SEEN, List.of("Work")), "one");
        long before = counts(INBOX).highestModSeq();

        ChangedFlags changed =
                store.mailboxes().store(inboxId(), Letters.to(1), add(MessageFlags.SEEN, "work"), ALWAYS);

        assertThat(changed.changed()).isEmpty();
        assertThat(counts(INBOX).highestModSeq()).isEqualTo(before);
    }

    @Test
    void flagsOfMessagesChangedSinceAreLeftAlone() {
        append(MessageFlags.NONE, "one");
        append(MessageFlags.NONE, "two");
        long since = counts(INBOX).highestModSeq();
        store.mailboxes().store(inboxId(), new long[] {1}, add(MessageFlags.SEEN), ALWAYS);

        ChangedFlags changed = store.mailboxes().store(inboxId(), new long[] {1, 2}, add(MessageFlags.DRAFT), since);

        assertThat(changed.refused()).containsExactly(1);
        assertThat(changed.changed()).extracting(MessageRow::uid).containsExactly(2L);
        assertFails(
                Kind.LIMIT, () -> store.mailboxes().store(inboxId(), new long[] {1}, add(0, "x".repeat(5000)), ALWAYS));
    }

    @Test
    void deletedMessagesAreExpunged() {
        try (OpenMailbox open = inbox()) {
            Letters.append(store, ALICE, INBOX, MessageFlags.NONE, 40);
            long since = open.snapshot().highestModSeq();
            store.mailboxes().store(inboxId(), new long[] {1, 2, 3, 30}, add(MessageFlags.DELETED), ALWAYS);
            assertThat(counts(INBOX).deleted()).isEqualTo(4);
            long deletedOctets = counts(INBOX).deletedOctets();

            assertThat(store.mailboxes().expunge(inboxId(), new long[] {2, 3, 4, 30, 99}))
                    .containsExactly(2, 3, 30);

            assertThat(deletedOctets)
                    .isEqualTo(3L * Letters.text("message 1").length + Letters.text("message 29").length);
            assertThat(open.snapshot().exists()).isEqualTo(37);
            assertSound(open);
            Vanished vanished = store.mailboxes().vanished(inboxId(), since);
            assertThat(vanished.isComplete()).isTrue();
            assertThat(vanished.uids()).containsExactly(2, 3, 30);
            assertThat(store.mailboxes()
                            .vanished(inboxId(), open.snapshot().highestModSeq())
                            .uids())
                    .isEmpty();
            assertThat(rows("content")).isEqualTo(37);
            assertThat(rows("message_description")).isEqualTo(37);
            assertThat(store.mailboxes().expunge(inboxId(), Letters.to(1))).containsExactly(1);
            assertThat(store.mailboxes().expunge(inboxId(), Letters.to(1))).isEmpty();
            assertThat(append(MessageFlags.NONE, "next").uid()).isEqualTo(41);
        }
    }

    @Test
    void manyAreExpungedAtOnceAndTheirBodiesSoon() {
        int many = MailboxEdit.REMOVED_AT_ONCE + 300;
        Letters.append(store, ALICE, INBOX, Letters.DELETED, many);
        Letters.append(store, ALICE, INBOX, Letters.SEEN, "stays");
        try (OpenMailbox open = inbox()) {
            assertThat(store.mailboxes().expunge(inboxId(), Letters.to(many + 1)))
                    .hasSize(many);

            assertThat(Letters.uids(open.snapshot())).containsExactly(many + 1L);
            assertSound(open);
            assertThat(store.mailboxes().quota(ALICE).messages()).isEqualTo(1);
            assertThat(store.mailboxes().vanished(inboxId(), 1).uids()).hasSize(many);
        }
        store.clean();
        assertThat(rows("content")).isEqualTo(1);
        assertThat(rows("mailbox_message")).isEqualTo(1);
        assertThat(rows("mailbox")).isEqualTo(1);
        assertThat(store.mailboxes().tree(ALICE).mailboxes()).hasSize(1);
    }

    @Test
    void whatVanishedLongAgoIsForgotten() {
        Letters.append(store, ALICE, INBOX, Letters.DELETED, 1);
        store.mailboxes().expunge(inboxId(), Letters.to(1));
        long early = counts(INBOX).highestModSeq() - 1;
        assertThat(store.mailboxes().vanished(inboxId(), early).uids()).containsExactly(1);
        long inboxId = inboxId();
        // As many rows as so many expunges would leave
        store.writer().write(tx -> {
            for (int i = 1; i < VanishedTable.MAX_ROWS; i++) {
                tx.insert(
                        "INSERT INTO mailbox_vanished (mailbox_id, modseq, first_uid, last_uid) VALUES (?, ?, ?, ?)",
                        inboxId,
                        5L + i,
                        1000L + 2 * i,
                        1000L + 2 * i);
            }
            tx.update(
                    "UPDATE mailbox SET vanished_rows = ?, highest_modseq = ?, uid_next = ? WHERE id = ?",
                    VanishedTable.MAX_ROWS,
                    20_000,
                    50_000,
                    inboxId);
            return null;
        });
        long late = counts(INBOX).highestModSeq();
        try (OpenMailbox open = inbox()) {
            append(Letters.DELETED, "one more");
            store.mailboxes().expunge(inboxId(), new long[] {50_000});
            assertSound(open);
        }
        assertThat(rows("mailbox_vanished")).isEqualTo(VanishedTable.KEPT_ROWS);
        assertThat(store.mailboxes().vanished(inboxId(), early).isComplete()).isFalse();
        Vanished recent = store.mailboxes().vanished(inboxId(), late);
        assertThat(recent.isComplete()).isTrue();
        assertThat(recent.uids()).containsExactly(50_000);
    }

    @Test
    void copiesShareTheBody() {
        store.mailboxes().create(ALICE, "Archive", Set.of());
        MessageFlags flags = new MessageFlags(MessageFlags.ANSWERED, List.of("work"));
        append(flags, "one");
        append(MessageFlags.NONE, "two");
        append(MessageFlags.NONE, "three");
        Letters.append(store, ALICE, "Archive", MessageFlags.NONE, 4);
        try (OpenMailbox open = inbox();
                OpenMailbox archive = Letters.open(store, ALICE, "Archive")) {
            CopiedMessages copied = store.mailboxes().copy(inboxId(), new long[] {1, 3, 99}, "Archive");

            assertThat(copied.sources()).containsExactly(1, 3);
            assertThat(copied.targets()).containsExactly(5, 6);
            assertThat(copied.uidValidity()).isEqualTo(archive.snapshot().uidValidity());
            MessageRow copy = archive.snapshot().get(4);
            assertThat(copy.flags()).isEqualTo(flags);
            assertThat(copy.contentId()).isEqualTo(open.snapshot().get(0).contentId());
            assertThat(copy.internalDate()).isEqualTo(Letters.LONG_AGO.toEpochMilli());
            assertThat(rows("content")).isEqualTo(7);
            assertSound(archive);

            assertThat(store.mailboxes().copy(inboxId(), new long[] {1}, INBOX).targets())
                    .containsExactly(4);
            assertSound(open);
            assertThat(store.mailboxes()
                            .copy(inboxId(), new long[] {77}, "Archive")
                            .targets())
                    .isEmpty();
            expungeAll(inboxId());
            assertThat(Mails.read(store, copy.contentId())).isEqualTo(Letters.text("one"));
            expungeAll(archive.mailbox().id());
            assertEmpty();
        }
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().copy(inboxId(), new long[] {1}, "Missing"));
    }

    @Test
    void movedMessagesAreInOnePlace() {
        store.mailboxes().create(ALICE, "Archive", Set.of());
        Letters.append(store, ALICE, INBOX, Letters.SEEN, 3);
        try (OpenMailbox open = inbox();
                OpenMailbox archive = Letters.open(store, ALICE, "Archive")) {
            long since = open.snapshot().highestModSeq();
            List<MessageRow> before = Letters.rows(open.snapshot());

            CopiedMessages moved = store.mailboxes().move(inboxId(), new long[] {1, 2}, "Archive");

            assertThat(moved.sources()).containsExactly(1, 2);
            assertThat(moved.targets()).containsExactly(1, 2);
            assertThat(Letters.uids(open.snapshot())).containsExactly(3L);
            assertThat(archive.snapshot().get(1).contentId())
                    .isEqualTo(before.get(1).contentId());
            assertThat(store.mailboxes().vanished(inboxId(), since).uids()).containsExactly(1, 2);
            assertSound(open);
            assertSound(archive);

            assertThat(store.mailboxes().move(inboxId(), new long[] {3}, INBOX).targets())
                    .containsExactly(4);
            assertThat(Letters.uids(open.snapshot())).containsExactly(4L);
            assertSound(open);
            assertThat(store.mailboxes().quota(ALICE).messages()).isEqualTo(3);
            expungeAll(inboxId());
            expungeAll(archive.mailbox().id());
            assertEmpty();
        }
    }

    @Test
    void aMessageIsReplaced() {
        append(MessageFlags.NONE, "draft");
        long size = counts(INBOX).octets();
        store.mailboxes().quota(ALICE, size, 1);
        try (OpenMailbox open = inbox()) {
            PlacedMessage placed = store.mailboxes()
                    .replace(inboxId(), 1, Letters.mail(store, "final", Letters.into(ALICE, INBOX, Letters.SEEN)));

            assertThat(placed.uid()).isEqualTo(2);
            assertThat(Letters.uids(open.snapshot())).containsExactly(2L);
            assertSound(open);
            NewMail late = Letters.mail(store, "late", Letters.into(ALICE, INBOX, Letters.SEEN));
            assertFails(Kind.STALE, () -> store.mailboxes().replace(inboxId(), 1, late));
            NewMail large = Letters.mail(store, "x".repeat(100), Letters.into(ALICE, INBOX, Letters.SEEN));
            assertFails(Kind.OVER_QUOTA, () -> store.mailboxes().replace(inboxId(), 2, large));
            assertThat(Letters.uids(open.snapshot())).containsExactly(2L);
            assertSound(open);
            assertThat(rows("content")).isEqualTo(1);
        }
    }

    @Test
    void quotaIsKept() {
        assertThat(store.mailboxes().quota(ALICE)).isEqualTo(new Quota(0, Quota.UNLIMITED, 0, Quota.UNLIMITED));
        append(MessageFlags.NONE, "one");
        long size = Letters.text("one").length;
        assertThat(store.mailboxes().quota(ALICE)).isEqualTo(new Quota(size, Quota.UNLIMITED, 1, Quota.UNLIMITED));
        store.mailboxes().create(ALICE, "Archive", Set.of());
        store.mailboxes().copy(inboxId(), new long[] {1}, "Archive");

        store.mailboxes().quota(ALICE, 2 * size, Quota.UNLIMITED);
        assertFails(Kind.OVER_QUOTA, () -> append(MessageFlags.NONE, "two"));
        assertFails(Kind.OVER_QUOTA, () -> store.mailboxes().copy(inboxId(), new long[] {1}, "Archive"));
        assertThat(store.mailboxes().move(inboxId(), new long[] {1}, "Archive").targets())
                .hasSize(1);
        store.mailboxes().quota(ALICE, Quota.UNLIMITED, 2);
        assertFails(Kind.OVER_QUOTA, () -> append(MessageFlags.NONE, "two"));
        store.mailboxes().quota(ALICE, Quota.UNLIMITED, 3);
        append(MessageFlags.NONE, "two");
        store.mailboxes().delete(ALICE, "Archive");
        assertThat(store.mailboxes().quota(ALICE)).isEqualTo(new Quota(size, Quota.UNLIMITED, 1, 3));
        assertThatThrownBy(() -> store.mailboxes().quota(ALICE, -2, 0)).isInstanceOf(IllegalArgumentException.class);
        reopen();
        assertThat(store.mailboxes().quota(ALICE)).isEqualTo(new Quota(size, Quota.UNLIMITED, 1, 3));
    }

    @Test
    void recentMessagesAreSomebodysOnce() {
        try (OpenMailbox one = inbox();
                OpenMailbox other = inbox()) {
            Letters.append(store, ALICE, INBOX, MessageFlags.NONE, 3);
            assertThat(counts(INBOX).recent()).isEqualTo(3);
            assertThat(one.firstRecent()).isEqualTo(1);

            assertThat(one.takeRecent(4)).isEqualTo(1);

            assertThat(other.takeRecent(4)).isGreaterThanOrEqualTo(4);
            assertThat(counts(INBOX).recent()).isZero();
            append(MessageFlags.NONE, "four");
            assertThat(other.takeRecent(5)).isEqualTo(4);
        }
        reopen();
        assertThat(counts(INBOX).recent()).isZero();
        append(MessageFlags.NONE, "five");
        assertThat(counts(INBOX).recent()).isEqualTo(1);
        try (OpenMailbox open = inbox()) {
            assertThat(open.firstRecent()).isEqualTo(5);
        }
    }

    @Test
    void bodiesAreDescribed() {
        append(MessageFlags.NONE, "one");
        append(MessageFlags.NONE, "two");
        try (OpenMailbox open = inbox()) {
            long one = open.snapshot().get(0).contentId();
            long two = open.snapshot().get(1).contentId();
            for (int i = 0; i < 2; i++) {
                assertThat(store.mailboxes().describe(List.of(one, two, 4711L)))
                        .isEqualTo(Map.of(
                                one,
                                Letters.description(Letters.text("one")),
                                two,
                                Letters.description(Letters.text("two"))));
            }
            assertThat(store.mailboxes().keptPreview(one)).isEmpty();
            assertThat(store.mailboxes().preview(one)).contains("Hello one");
            settleDown();
            assertThat(store.mailboxes().keptPreview(one)).contains("Hello one");
            assertThat(store.mailboxes().keptPreview(two)).isEmpty();
            assertThat(store.mailboxes().preview(one)).contains("Hello one");
            assertThat(store.mailboxes().preview(4711)).isEmpty();
            assertThat(store.mailboxes().keptPreview(4711)).isEmpty();
        }
    }

    @Test
    void heldMessagesComeWithTheRelease() {
        try (OpenMailbox open = inbox()) {
            NewMail mail = held();
            Claim claim = store.queue().accept(mail).get(0);
            assertThat(open.snapshot().exists()).isZero();
            assertThat(counts(INBOX).messages()).isZero();
            // The bean has done its work before the sender hears of it
            store.queue().settle(claim, new Outcome.Handled());

            store.queue().release(mail);
            store.queue().release(mail);

            assertThat(Letters.uids(open.snapshot())).containsExactly(1L);
            assertThat(Mails.read(store, open.snapshot().get(0).contentId())).isEqualTo(Letters.text("held"));
            assertThat(rows("message") + rows("delivery")).isZero();
            assertSound(open);
            expungeAll(inboxId());
            assertEmpty();
        }
    }

    private NewMail held() {
        return Letters.mail(
                store,
                Letters.text("held"),
                List.of(Mails.delivery(store, "orders", true)),
                Letters.into(ALICE, INBOX, MessageFlags.NONE));
    }

    @Test
    void withdrawnMessagesNeverCome() {
        store.mailboxes().tree(ALICE);
        NewMail mail = held();
        store.queue().accept(mail);

        store.queue().withdraw(mail.id());

        store.queue().release(mail);
        assertThat(counts(INBOX).messages()).isZero();
        assertEmpty();
    }

    @Test
    void heldMessagesVanishWithTheNode() {
        store.mailboxes().tree(ALICE);
        NewMail mail = held();
        store.queue().accept(mail);

        reopen();

        assertThat(counts(INBOX).messages()).isZero();
        assertEmpty();
    }

    @Test
    void aReleaseThatFailsLeavesAllAsItWas() {
        store.mailboxes().quota(ALICE, 0, Quota.UNLIMITED);
        NewMail mail = held();
        store.queue().accept(mail);

        assertFails(Kind.OVER_QUOTA, () -> store.queue().release(mail));

        assertThat(store.queue().claim("orders", 1)).isEmpty();
        store.queue().withdraw(mail.id());
        assertEmpty();
        assertThat(store.admin().subscriptions()).isEmpty();
    }

    @Test
    void deliveredMessagesComeWithTheirDeliveries() {
        try (OpenMailbox open = inbox()) {
            NewMail mail = Letters.mail(
                    store,
                    Letters.text("x"),
                    List.of(Mails.delivery(store, "orders", false)),
                    Letters.into(ALICE, INBOX, MessageFlags.NONE));
            store.queue().accept(mail);

            assertThat(open.snapshot().exists()).isEqualTo(1);
            assertThat(store.queue().claim("orders", 1)).hasSize(1);
            NewMail alone = Letters.mail(store, "y", Letters.into(ALICE, INBOX, MessageFlags.NONE));
            assertThat(store.queue().accept(alone)).isEmpty();
            assertThat(open.snapshot().exists()).isEqualTo(2);
            assertThat(rows("message")).isEqualTo(1);
        }
    }

    @Test
    void internalDatesAreKeptToTheMillisecond() {
        Instant now = Instant.now();
        NewMail mail = Letters.mail(store, "x", new Placement(ALICE, INBOX, MessageFlags.NONE, now));
        store.mailboxes().append(List.of(mail));
        try (OpenMailbox open = inbox()) {
            assertThat(open.snapshot().get(0).internalDate()).isEqualTo(now.toEpochMilli());
        }
    }
}
