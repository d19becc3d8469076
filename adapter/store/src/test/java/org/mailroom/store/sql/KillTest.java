package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.QueuedMail;

/** What the store has answered is there after its process was killed at any moment. */
class KillTest {

    private static final int KILLS = 4;

    @Test
    void losesNothingThatWasAnswered() throws Exception {
        SqliteHome home = new SqliteHome();
        try {
            KilledRuns runs = new KilledRuns(home, AcceptingChild.class, KILLS, 1200);
            try (SqlStore store = home.open(StoreContract.SETTINGS, name -> {})) {
                assertThat(runs.answered("PREPARED ")).hasSizeGreaterThan(KILLS);
                assertThat(store.queue().prepared().stream().map(Branch::id)).containsAll(runs.answered("PREPARED "));
                assertAccepted(store, runs);
                assertSound(store);
            }
        } finally {
            home.close();
        }
    }

    private static void assertAccepted(SqlStore store, KilledRuns runs) {
        String sql = "SELECT " + MessageTable.COLUMNS + " FROM message m";
        List<QueuedMail> mails = store.database().read(session -> session.query(sql, MessageTable::read));
        assertThat(mails.stream().map(mail -> Long.toString(mail.id()))).containsAll(runs.answered("ACCEPTED "));
        for (QueuedMail mail : mails) {
            if (mail.size() > 5) {
                assertThat(Mails.read(store, mail.contentId())).isEqualTo(Mails.octets((int) mail.size()));
            }
        }
        assertThat(store.queue().nextDue("kept")).isPresent();
    }

    private static void assertSound(SqlStore store) {
        assertThat(one(store, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(one(store, "SELECT COUNT(*) FROM content WHERE owner IS NOT NULL"))
                .as("unfinished bodies are swept")
                .isEqualTo("0");
        assertThat(one(store, "SELECT COUNT(*) FROM content_chunk WHERE content_id NOT IN (SELECT id FROM content)"))
                .isEqualTo("0");
        assertThat(one(store, "SELECT COUNT(*) FROM delivery WHERE state = 'CLAIMED'"))
                .isEqualTo("0");
    }

    private static String one(SqlStore store, String sql) {
        return store.database()
                .read(session -> session.first(sql, row -> row.getString(1)))
                .orElseThrow();
    }
}
