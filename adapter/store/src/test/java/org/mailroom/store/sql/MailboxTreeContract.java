package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxTree;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.OpenMailbox;
import org.mailroom.store.mailbox.Quota;

/** Names of mailboxes. */
abstract class MailboxTreeContract extends StoreContract {

    private static final String ALICE = "alice@example.org";
    private static final String INBOX = "INBOX";

    private MailboxTree tree() {
        return store.mailboxes().tree(ALICE);
    }

    private Mailbox create(String name, String... uses) {
        return store.mailboxes().create(ALICE, name, Set.of(uses));
    }

    @Test
    void everyAccountHasItsInbox() {
        assertThat(store.mailboxes().hasMailboxes(ALICE)).isFalse();

        MailboxTree tree = tree();

        assertThat(tree.mailboxes().keySet()).containsExactly(INBOX);
        assertThat(tree.subscriptions()).isEmpty();
        assertThat(store.mailboxes().hasMailboxes(ALICE)).isTrue();
        assertThat(store.mailboxes().hasMailboxes("bob")).isFalse();
        Mailbox inbox = tree.mailboxes().get(INBOX);
        assertThat(inbox.uidValidity()).isBetween(1L, 0xFFFF_FFFFL);
        reopen();
        assertThat(tree().mailboxes().get(INBOX)).isEqualTo(inbox);
    }

    @Test
    void areReadFromMemory() {
        MailboxTree tree = tree();
        assertThat(tree()).isSameAs(tree);
        create("Work");
        assertThat(tree()).isNotEqualTo(tree).isSameAs(tree());
    }

    @Test
    void areMadeWithTheirSuperiors() {
        Mailbox made = create("a/b/c", "\\Sent", "\\Archive");

        assertThat(made.specialUse()).containsExactlyInAnyOrder("\\Sent", "\\Archive");
        assertThat(tree().mailboxes().keySet()).containsExactly(INBOX, "a", "a/b", "a/b/c");
        assertThat(tree().mailboxes().get("a/b/c")).isEqualTo(made);
        assertThat(tree().mailboxes().values()).extracting(Mailbox::uidValidity).doesNotHaveDuplicates();
        assertThat(tree().withUse("\\Sent")).containsExactly(made);
        assertFails(Kind.EXISTS, () -> create("a/b"));
        assertFails(Kind.EXISTS, () -> create(INBOX));
        create("a/b/d");
        assertThat(tree().mailboxes()).hasSize(5);
    }

    @Test
    void areNamesThatCanBeKept() {
        for (String name : List.of(
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                "inbox",
                "Inbox/x",
                "a\0",
                "a\n",
                "a\u0085",
                "a\u2028",
                "\uD800",
                "x".repeat(1001),
                "x" + "/x".repeat(20))) {
            assertThatThrownBy(() -> create(name)).as(name).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.mailboxes().rename(ALICE, INBOX, name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.mailboxes().subscribe(ALICE, name, true))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> create("x", "Sent")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.mailboxes().tree("")).isInstanceOf(IllegalArgumentException.class);
        List<String> sound =
                List.of("INBOX/x", "\u00C4/\u65E5\u672C\u8A9E \uD83D\uDE00", "%*&~", "x" + "/x".repeat(19));
        sound.forEach(this::create);
        sound.forEach(name -> assertThat(tree().mailboxes()).containsKey(name));
        assertFails(Kind.NOT_FOUND, () -> Letters.open(store, ALICE, "missing"));
        assertFails(Kind.NOT_FOUND, () -> Letters.open(store, ALICE, "a\0"));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().counts(ALICE, "missing"));
    }

    @Test
    void areSoManyAndNoMore() {
        tree();
        store.writer().write(tx -> tx.update("UPDATE account_mail SET mailboxes = ?", AccountState.MAX_MAILBOXES - 2));
        assertFails(Kind.LIMIT, () -> create("a/b/c"));
        create("a/b");
        assertFails(Kind.LIMIT, () -> create("c"));
        assertFails(Kind.LIMIT, () -> store.mailboxes().rename(ALICE, "a/b", "c/d"));
        store.mailboxes().rename(ALICE, "a/b", "a/c");
        assertThat(tree().mailboxes().keySet()).containsExactly(INBOX, "a", "a/c");
    }

    @Test
    void areDeletedAlone() {
        create("a/b");
        Mailbox deleted = tree().mailboxes().get("a");
        Letters.append(store, ALICE, "a", MessageFlags.NONE, 1200);
        AtomicInteger told = new AtomicInteger();
        try (OpenMailbox open = store.mailboxes().open(ALICE, "a", new MailboxListener() {
            @Override
            public void changed() {
                told.addAndGet(1000);
            }

            @Override
            public void deleted() {
                told.incrementAndGet();
            }
        })) {
            store.mailboxes().delete(ALICE, "a");

            assertThat(told).hasValue(1);
            assertThat(open.snapshot().exists()).isEqualTo(1200);
        }
        assertThat(tree().mailboxes().keySet()).containsExactly(INBOX, "a/b");
        assertThat(tree().hasInferiors("a")).isTrue();
        assertThat(store.mailboxes().quota(ALICE)).isEqualTo(new Quota(0, Quota.UNLIMITED, 0, Quota.UNLIMITED));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().delete(ALICE, "a"));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().counts(ALICE, "a"));
        assertFails(Kind.NOT_FOUND, () -> Letters.append(store, ALICE, "a", MessageFlags.NONE, "x"));
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().expunge(deleted.id(), Letters.to(3)));
        assertThatThrownBy(() -> store.mailboxes().delete(ALICE, INBOX)).isInstanceOf(IllegalArgumentException.class);

        store.clean();

        assertEmpty();
        assertThat(rows("mailbox_message") + rows("message_description")).isZero();
        assertThat(rows("mailbox")).isEqualTo(2);
        Mailbox again = create("a");
        assertThat(again.uidValidity()).isGreaterThan(deleted.uidValidity());
        assertThat(again.id()).isNotEqualTo(deleted.id());
    }

    @Test
    void neverReuseAValidity() {
        long last = tree().mailboxes().get(INBOX).uidValidity();
        for (int i = 0; i < 20; i++) {
            long next = create("a").uidValidity();
            assertThat(next).isGreaterThan(last);
            last = next;
            store.mailboxes().delete(ALICE, "a");
            if (i == 10) {
                reopen();
            }
        }
    }

    @Test
    void areRenamedWithTheirInferiors() {
        create("a/b/c");
        create("ab");
        Mailbox moved = tree().mailboxes().get("a/b");
        Letters.append(store, ALICE, "a/b", MessageFlags.NONE, "x");
        try (OpenMailbox open = Letters.open(store, ALICE, "a/b")) {
            store.mailboxes().rename(ALICE, "a", "x/y");

            assertThat(tree().mailboxes().keySet()).containsExactly(INBOX, "ab", "x", "x/y", "x/y/b", "x/y/b/c");
            assertThat(tree().mailboxes().get("x/y/b").id()).isEqualTo(moved.id());
            Letters.append(store, ALICE, "x/y/b", MessageFlags.NONE, "y");
            assertThat(open.snapshot().exists()).isEqualTo(2);
        }
        assertFails(Kind.NOT_FOUND, () -> store.mailboxes().rename(ALICE, "a", "z"));
        assertFails(Kind.EXISTS, () -> store.mailboxes().rename(ALICE, "x", "ab"));
        assertFails(Kind.EXISTS, () -> store.mailboxes().rename(ALICE, "x", INBOX));
        assertFails(Kind.EXISTS, () -> store.mailboxes().rename(ALICE, "x", "x"));
        assertFails(Kind.LIMIT, () -> store.mailboxes().rename(ALICE, "x", "y".repeat(999)));
        assertFails(Kind.LIMIT, () -> store.mailboxes().rename(ALICE, "x", "y" + "/y".repeat(19)));
        assertThatThrownBy(() -> store.mailboxes().rename(ALICE, "x", "x/z"))
                .isInstanceOf(IllegalArgumentException.class);
        store.mailboxes().delete(ALICE, "x");
        store.mailboxes().rename(ALICE, "x/y", "x");
        assertThat(tree().mailboxes().keySet()).containsExactly(INBOX, "ab", "x", "x/b", "x/b/c");
        create("q/x/b/c");
        store.mailboxes().delete(ALICE, "q/x/b");
        store.mailboxes().delete(ALICE, "q/x");
        assertFails(Kind.EXISTS, () -> store.mailboxes().rename(ALICE, "x", "q/x"));
        // What has no mailbox but inferiors can be renamed too
        store.mailboxes().rename(ALICE, "q/x", "q/z");
        assertThat(tree().mailboxes().keySet()).contains("q", "q/z/b/c").doesNotContain("q/z", "q/x/b/c");
    }

    @Test
    void ofInboxTheMessagesMove() {
        create("INBOX/sub");
        Mailbox inbox = tree().mailboxes().get(INBOX);
        Letters.append(store, ALICE, INBOX, Letters.SEEN, 20);
        Letters.append(store, ALICE, INBOX, Letters.DELETED, "last");
        store.mailboxes().expunge(inbox.id(), new long[] {21});
        try (OpenMailbox open = Letters.open(store, ALICE, INBOX)) {
            store.mailboxes().rename(ALICE, INBOX, "old/mail");

            assertThat(open.snapshot().exists()).isZero();
            assertThat(open.snapshot().uidNext()).isEqualTo(22);
            assertThat(tree().mailboxes().keySet()).containsExactly(INBOX, "INBOX/sub", "old", "old/mail");
            assertThat(tree().mailboxes().get(INBOX)).isEqualTo(inbox);
            try (OpenMailbox old = Letters.open(store, ALICE, "old/mail")) {
                assertThat(Letters.uids(old.snapshot())).hasSize(20).startsWith(1L, 2L);
                assertThat(old.snapshot().get(0).flags()).isEqualTo(Letters.SEEN);
                assertThat(Mails.read(store, old.snapshot().get(0).contentId())).isEqualTo(Letters.text("message 0"));
            }
            assertThat(Letters.append(store, ALICE, INBOX, MessageFlags.NONE, "x")
                            .uid())
                    .isEqualTo(22);
        }
        assertThat(store.mailboxes().quota(ALICE).messages()).isEqualTo(21);
        assertFails(Kind.EXISTS, () -> store.mailboxes().rename(ALICE, INBOX, "old/mail"));
    }

    @Test
    void subscriptionsAreNamesAlone() {
        store.mailboxes().subscribe(ALICE, "b", true);
        store.mailboxes().subscribe(ALICE, "b", true);
        store.mailboxes().subscribe(ALICE, INBOX, true);
        store.mailboxes().subscribe("bob", "c", true);
        assertThat(tree().subscriptions()).containsExactly(INBOX, "b");
        create("b");
        store.mailboxes().delete(ALICE, "b");
        reopen();
        assertThat(tree().subscriptions()).containsExactly(INBOX, "b");

        store.mailboxes().subscribe(ALICE, "b", false);
        store.mailboxes().subscribe(ALICE, "b", false);

        assertThat(tree().subscriptions()).containsExactly(INBOX);
        store.writer().write(tx -> {
            for (int i = 1; i < AccountState.MAX_MAILBOXES; i++) {
                tx.insert("INSERT INTO mailbox_subscription (account, name) VALUES (?, ?)", ALICE, "name" + i);
            }
            return null;
        });
        assertFails(Kind.LIMIT, () -> store.mailboxes().subscribe(ALICE, "one more", true));
    }
}
