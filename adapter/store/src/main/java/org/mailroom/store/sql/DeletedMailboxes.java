package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Removes what deleted mailboxes held, in steps so small that nobody waits long for the writer. */
final class DeletedMailboxes implements Runnable {

    private static final int STEP = 500;
    private static final int MAX_STEPS = 20;

    private record Named(long uid, long contentId) {}

    private final Database database;
    private final CommitWriter writer;

    DeletedMailboxes(Database database, CommitWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public void run() {
        Optional<Long> id = next();
        for (int step = 0; step < MAX_STEPS && id.isPresent(); step++) {
            long mailboxId = id.get();
            writer.write(tx -> {
                remove(tx, mailboxId);
                return null;
            });
            id = next();
        }
    }

    private Optional<Long> next() {
        return database.read(session ->
                session.first("SELECT id FROM mailbox WHERE name IS NULL ORDER BY id LIMIT 1", row -> row.getLong(1)));
    }

    private static void remove(Transaction tx, long mailboxId) throws SQLException {
        // Another node may be at it
        String lock = "SELECT id FROM mailbox WHERE id = ? " + tx.lockRow();
        if (tx.lookup(lock, row -> row.getLong(1), mailboxId).isEmpty()) {
            return;
        }
        List<Named> messages = tx.session()
                .query(
                        "SELECT uid, content_id FROM mailbox_message WHERE mailbox_id = ? ORDER BY uid LIMIT ?",
                        row -> new Named(row.getLong(1), row.getLong(2)),
                        mailboxId,
                        STEP);
        if (!messages.isEmpty()) {
            long last = messages.get(messages.size() - 1).uid();
            tx.update("DELETE FROM mailbox_message WHERE mailbox_id = ? AND uid <= ?", mailboxId, last);
            messages.forEach(message -> tx.unname(message.contentId()));
        }
        if (messages.size() < STEP) {
            tx.update("DELETE FROM mailbox_vanished WHERE mailbox_id = ?", mailboxId);
            tx.update("DELETE FROM mailbox WHERE id = ?", mailboxId);
        }
    }
}
