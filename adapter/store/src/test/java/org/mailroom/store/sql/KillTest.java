package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.QueuedMail;

/** What the store has answered is there after its process was killed at any moment. */
class KillTest {

    private static final int KILLS = 4;

    private final List<String> answers = new ArrayList<>();

    @Test
    void losesNothingThatWasAnswered() throws Exception {
        SqliteHome home = new SqliteHome();
        try {
            Random random = new Random();
            for (int i = 0; i < KILLS; i++) {
                runAndKill(home, 200 + random.nextInt(1000));
            }
            try (SqlStore store = home.open(StoreContract.SETTINGS, name -> {})) {
                assertThat(ids("PREPARED ")).hasSizeGreaterThan(KILLS);
                assertThat(store.queue().prepared().stream().map(Branch::id)).containsAll(ids("PREPARED "));
                assertAccepted(store);
                assertSound(store);
            }
        } finally {
            home.close();
        }
    }

    private void runAndKill(SqliteHome home, int afterMillis) throws Exception {
        try (ChildJvm child =
                new ChildJvm(AcceptingChild.class, List.of(), home.directory().toString())) {
            child.awaitLines(20);
            Thread.sleep(afterMillis);
            child.kill();
            answers.addAll(child.lines());
        }
    }

    private Set<String> ids(String prefix) {
        Set<String> ids = new HashSet<>();
        answers.stream()
                .filter(line -> line.startsWith(prefix) && line.endsWith(AcceptingChild.END))
                .forEach(line -> ids.add(line.substring(prefix.length(), line.length() - 1)));
        return ids;
    }

    private void assertAccepted(SqlStore store) {
        String sql = "SELECT " + MessageTable.COLUMNS + " FROM message m";
        List<QueuedMail> mails = store.database().read(session -> session.query(sql, MessageTable::read));
        assertThat(mails.stream().map(mail -> Long.toString(mail.id()))).containsAll(ids("ACCEPTED "));
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
