package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.account.Account;

/** Accounts. */
abstract class AccountContract extends StoreContract {

    /** Those that the first version of the schema had not. */
    private static final List<String> LATER_TABLES = List.of(
            "account_secret",
            "account",
            "shared_secret",
            "account_mail",
            "mailbox",
            "mailbox_subscription",
            "mailbox_message",
            "mailbox_vanished",
            "message_description");

    private static final Instant LONG_AGO = Instant.parse("2020-02-29T12:00:00.123Z");

    private static final Map<String, String> SECRETS = Map.of("argon2id", "$argon2id$v=19$ö\uD83D\uDCEE", "nt", "x y");

    private static Account account(String name) {
        return new Account(name, true, SECRETS, LONG_AGO, LONG_AGO);
    }

    private void create(String... names) {
        for (String name : names) {
            store.accounts().create(account(name));
        }
    }

    private List<String> names(String prefix, int limit, String after) {
        return store.accounts().list(prefix, limit, after).stream()
                .map(Account::name)
                .toList();
    }

    @Test
    void areKept() {
        Account alice = account("alice@example.org");
        Account bob = new Account("bjørn", false, Map.of(), LONG_AGO, LONG_AGO.plusSeconds(1));
        store.accounts().create(alice);
        store.accounts().create(bob);

        reopen();

        assertThat(store.accounts().find("alice@example.org")).contains(alice);
        assertThat(store.accounts().find("bjørn")).contains(bob);
        assertThat(store.accounts().list("", 10, "")).containsExactly(alice, bob);
        for (String other : List.of("", "Alice@example.org", "alice", "alice@example.org ", "%", "bjorn")) {
            assertThat(store.accounts().find(other)).as(other).isEmpty();
        }
    }

    @Test
    void areMadeOnce() {
        create("alice");
        Account again = new Account("alice", false, Map.of("nt", "other"), Instant.EPOCH, Instant.EPOCH);

        assertFails(Kind.EXISTS, () -> store.accounts().create(again));

        assertThat(store.accounts().find("alice")).contains(account("alice"));
    }

    @Test
    void areMadeByOneOfMany() {
        List<CompletableFuture<Boolean>> makers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            makers.add(CompletableFuture.supplyAsync(() -> {
                try {
                    create("alice");
                    return true;
                } catch (StoreException e) {
                    assertThat(e.kind()).isEqualTo(Kind.EXISTS);
                    return false;
                }
            }));
        }
        assertThat(makers.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(rows("account_secret")).isEqualTo(2);
    }

    @Test
    void getOtherSecrets() {
        create("alice", "bob");

        store.accounts().secrets("alice", Map.of("nt", "new"));

        Account alice = store.accounts().find("alice").orElseThrow();
        assertThat(alice.secrets()).isEqualTo(Map.of("nt", "new"));
        assertThat(alice.createdAt()).isEqualTo(LONG_AGO);
        assertThat(alice.changedAt()).isAfter(LONG_AGO);
        assertThat(store.accounts().find("bob")).contains(account("bob"));
        store.accounts().secrets("alice", Map.of());
        assertThat(store.accounts().find("alice").orElseThrow().secrets()).isEmpty();
        assertFails(Kind.NOT_FOUND, () -> store.accounts().secrets("carol", SECRETS));
        assertThat(rows("account_secret")).isEqualTo(2);
    }

    @Test
    void areDisabledAndEnabled() {
        create("alice", "bob");

        store.accounts().enabled("alice", false);

        Account alice = store.accounts().find("alice").orElseThrow();
        assertThat(alice.isEnabled()).isFalse();
        assertThat(alice.secrets()).isEqualTo(SECRETS);
        assertThat(alice.changedAt()).isAfter(LONG_AGO);
        assertThat(store.accounts().find("bob")).contains(account("bob"));
        store.accounts().enabled("alice", true);
        assertThat(store.accounts().find("alice").orElseThrow().isEnabled()).isTrue();
        assertFails(Kind.NOT_FOUND, () -> store.accounts().enabled("carol", true));
    }

    @Test
    void areDeletedWithTheirSecrets() {
        create("alice", "bob");

        store.accounts().delete("alice");

        assertThat(store.accounts().find("alice")).isEmpty();
        assertThat(rows("account_secret")).isEqualTo(2);
        assertFails(Kind.NOT_FOUND, () -> store.accounts().delete("alice"));
        create("alice");
        assertThat(store.accounts().find("alice")).contains(account("alice"));
    }

    @Test
    void areListedInPages() {
        create("b", "a_c", "a%c", "abc", "aBc", "a", "\uD83D\uDCEE", "\uFF5E", "ab\uFFFF");

        assertThat(names("", 100, ""))
                .containsExactly("a", "a%c", "aBc", "a_c", "abc", "ab\uFFFF", "b", "\uFF5E", "\uD83D\uDCEE");
        assertThat(names("a", 2, "")).containsExactly("a", "a%c");
        assertThat(names("a", 2, "a%c")).containsExactly("aBc", "a_c");
        assertThat(names("a", 3, "a_c")).containsExactly("abc", "ab\uFFFF");
        assertThat(names("a", 3, "ab\uFFFF")).isEmpty();
        assertThat(names("ab", 9, "")).containsExactly("abc", "ab\uFFFF");
        assertThat(names("a_", 9, "")).containsExactly("a_c");
        assertThat(names("a%", 9, "z")).isEmpty();
        assertThat(names("", 1, "gone")).containsExactly("\uFF5E");
        for (int limit : new int[] {Integer.MIN_VALUE, 0, 1001}) {
            assertThatThrownBy(() -> names("", limit, "")).hasMessageContaining("1 to 1000");
        }
    }

    @Test
    void haveNamesThatCanBeKept() {
        create("é".repeat(127) + "x");
        List<String> names = List.of(
                "",
                "é".repeat(128),
                "x".repeat(256),
                "a\nb",
                "a\tb",
                "a\0b",
                "a\uD83D",
                "a" + Character.toString(0x10FFFF));
        for (String name : names) {
            assertThatThrownBy(() -> create(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("name");
        }
        for (String name : names.subList(1, names.size())) {
            List<ThrowingCallable> calls = List.of(
                    () -> store.accounts().find(name),
                    () -> store.accounts().list(name, 1, ""),
                    () -> store.accounts().list("", 1, name),
                    () -> store.accounts().secrets(name, SECRETS),
                    () -> store.accounts().enabled(name, true),
                    () -> store.accounts().delete(name));
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(rows("account")).isEqualTo(1);
    }

    @Test
    void haveSecretsThatCanBeKept() {
        create("alice");
        store.accounts().secrets("alice", Map.of("x".repeat(32), "y".repeat(4096)));
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i <= 16; i++) {
            many.put("scheme-" + i, "x");
        }
        List<Map<String, String>> refused = List.of(
                many,
                Map.of("nt", ""),
                Map.of("nt", "SECRET".repeat(683)),
                Map.of("nt", "SECRET\n"),
                Map.of("nt", "SECRET\0"),
                Map.of("nt", "SECRET\uDCEE"),
                Map.of("NT", "SECRET"),
                Map.of("", "SECRET"),
                Map.of("x".repeat(33), "SECRET"));
        for (Map<String, String> secrets : refused) {
            assertThatThrownBy(() -> store.accounts().secrets("alice", secrets))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("SECRET");
            assertThatThrownBy(() -> store.accounts().create(new Account("bob", true, secrets, LONG_AGO, LONG_AGO)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(store.accounts().find("alice").orElseThrow().secrets()).containsOnlyKeys("x".repeat(32));
        assertThat(rows("account")).isEqualTo(1);
    }

    @Test
    void doNotShowTheirSecrets() {
        assertThat(account("alice"))
                .asString()
                .contains("alice", "nt", "argon2id")
                .doesNotContain("x y", "v=19");
    }

    @Test
    void areFoundWithoutTheWriter() {
        create("alice");
        long before = store.writer().works();
        assertThat(store.accounts().find("alice")).isPresent();
        assertThat(store.accounts().list("", 10, "")).hasSize(1);
        assertThat(store.writer().works()).isEqualTo(before);
    }

    @Test
    void comeToAStoreThatKnewNone() {
        store.queue().accept(Mails.mail(store, "orders"));
        store.writer().write(tx -> {
            for (String table : LATER_TABLES) {
                tx.session().run("DROP TABLE " + table);
            }
            return tx.update("DELETE FROM schema_version WHERE version > 1");
        });
        assertThatThrownBy(() -> rows("account")).isInstanceOf(StoreException.class);

        reopen();

        create("alice");
        assertThat(store.accounts().find("alice")).contains(account("alice"));
        assertThat(Mails.read(
                        store, store.queue().claim("orders", 1).get(0).mail().contentId()))
                .isEqualTo("Hello".getBytes());
    }

    @Test
    void aSharedSecretIsTheFirstThatSomebodyBrought() {
        byte[] first = {1, 0, -1};
        assertThat(store.accounts().sharedSecret("decoys", first)).isEqualTo(first);

        reopen();

        assertThat(store.accounts().sharedSecret("decoys", new byte[] {2})).isEqualTo(first);
        assertThat(store.accounts().sharedSecret("others", new byte[] {2})).isEqualTo(new byte[] {2});
        assertThatThrownBy(() -> store.accounts().sharedSecret("none", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
