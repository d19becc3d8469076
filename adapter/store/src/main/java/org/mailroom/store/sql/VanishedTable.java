package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.List;

/** What mailboxes remember of messages that went; so much of it and no more. */
final class VanishedTable {

    static final int MAX_ROWS = 12_000;
    static final int KEPT_ROWS = 10_000;

    private static final String INSERT =
            "INSERT INTO mailbox_vanished (mailbox_id, modseq, first_uid, last_uid) VALUES (?, ?, ?, ?)";

    private VanishedTable() {}

    /** @param uids ascending */
    static void add(Transaction tx, MailboxState mailbox, long modSeq, long[] uids) throws SQLException {
        List<UidSlice.Run> runs = UidSlice.runs(uids);
        if (runs.size() > KEPT_ROWS) {
            int rows = tx.update("DELETE FROM mailbox_vanished WHERE mailbox_id = ?", mailbox.id());
            mailbox.vanished(-rows, modSeq);
            return;
        }
        runs.forEach(run -> tx.insert(INSERT, mailbox.id(), modSeq, run.first(), run.last()));
        mailbox.vanished(runs.size(), 0);
        if (mailbox.vanishedRows() > MAX_ROWS) {
            prune(tx, mailbox);
        }
    }

    private static void prune(Transaction tx, MailboxState mailbox) throws SQLException {
        String oldestOfThoseKept =
                "SELECT modseq FROM mailbox_vanished WHERE mailbox_id = ? ORDER BY modseq DESC LIMIT 1 OFFSET ?";
        long floor = tx.first(oldestOfThoseKept, row -> row.getLong(1), mailbox.id(), KEPT_ROWS)
                .orElse(0L);
        int rows = tx.update("DELETE FROM mailbox_vanished WHERE mailbox_id = ? AND modseq <= ?", mailbox.id(), floor);
        mailbox.vanished(-rows, floor);
    }
}
