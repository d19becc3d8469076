package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;

/** What the store has answered of mailboxes is so after its process was killed at any moment, and no number comes twice. */
class MailboxKillTest {

    private static final int KILLS = 3;
    private static final String ALICE = FilingChild.ALICE;

    private KilledRuns runs;

    @Test
    void losesNothingThatWasAnswered() throws Exception {
        SqliteHome home = new SqliteHome();
        try {
            runs = new KilledRuns(home, FilingChild.class, KILLS, 1000);
            try (SqlStore store = home.open(StoreContract.SETTINGS, name -> {})) {
                for (int i = 0; i < FilingChild.THREADS; i++) {
                    assertKept(store, "box" + i);
                }
                assertValidities(store);
                assertBodies(store);
            }
        } finally {
            home.close();
        }
    }

    private List<Long> answered(String what, String name) {
        return runs.answered(what + " " + name + " ").stream()
                .map(Long::valueOf)
                .toList();
    }

    private void assertKept(SqlStore store, String name) {
        List<Long> appended = answered("APPENDED", name);
        assertThat(appended).as(name).hasSizeGreaterThan(KILLS).isSorted().doesNotHaveDuplicates();
        try (OpenMailbox open = Letters.open(store, ALICE, name)) {
            MailboxSnapshot snapshot = open.snapshot();
            assertThat(Letters.uids(snapshot))
                    .containsAll(appended.stream().filter(uid -> uid % 3 != 0).toList())
                    .doesNotContainAnyElementsOf(answered("EXPUNGED", name));
            for (long uid : answered("FLAGGED", name)) {
                int index = snapshot.indexOf(uid);
                assertThat(index < 0 || snapshot.get(index).flags().has(MessageFlags.FLAGGED))
                        .isTrue();
            }
            for (MessageRow row : Letters.rows(snapshot)) {
                assertThat(Mails.read(store, row.contentId())).isEqualTo(Letters.text("in " + name));
            }
            assertThat(store.mailboxes().counts(ALICE, name).messages()).isEqualTo(snapshot.exists());
            assertThat(answered("MODSEQ", name)).isSorted().doesNotHaveDuplicates();
            assertThat(snapshot.highestModSeq()).isGreaterThanOrEqualTo(last(answered("MODSEQ", name)));
            assertThat(Letters.append(store, ALICE, name, MessageFlags.NONE, "in " + name)
                            .uid())
                    .isGreaterThan(last(appended));
        }
    }

    private void assertValidities(SqlStore store) {
        List<Long> validities = answered("VALIDITY", "made");
        assertThat(validities).hasSizeGreaterThan(KILLS).isSorted().doesNotHaveDuplicates();
        assertThat(store.mailboxes().create(ALICE, "last", Set.of()).uidValidity())
                .isGreaterThan(last(validities));
    }

    /** Every body has as many names as it has rows. */
    private static void assertBodies(SqlStore store) {
        String wrong = "SELECT COUNT(*) FROM content c WHERE refs <>"
                + " (SELECT COUNT(*) FROM mailbox_message m WHERE m.content_id = c.id)";
        assertThat(number(store, wrong)).isZero();
        String octets = "SELECT (SELECT SUM(octets) FROM account_mail) - (SELECT SUM(size) FROM mailbox_message)";
        assertThat(number(store, octets)).isZero();
    }

    private static long number(SqlStore store, String sql) {
        return store.database()
                .read(session -> session.first(sql, row -> row.getLong(1)))
                .orElseThrow();
    }

    private static long last(List<Long> numbers) {
        return numbers.get(numbers.size() - 1);
    }
}
