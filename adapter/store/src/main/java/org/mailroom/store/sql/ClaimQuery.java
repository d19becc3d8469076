package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.QueuedMail;

/** Claims what is due, in one statement for the deliveries and one for their messages. */
final class ClaimQuery {

    private record Claimed(long id, long messageId, String recipients, int attempt, long dueAt) {
        List<MailRecipient> recipientList() {
            return LineText.toRecipients(recipients);
        }
    }

    private static final Comparator<Claimed> LONGEST_DUE_FIRST =
            Comparator.comparingLong(Claimed::dueAt).thenComparingLong(Claimed::id);

    private final String sql;

    ClaimQuery(Dialect dialect) {
        // MATERIALIZED: evaluated once, whatever the planner makes of the rest
        sql = "WITH due AS MATERIALIZED (SELECT id FROM delivery WHERE subscription = ? AND state = 'READY'"
                + " AND due_at <= ? ORDER BY due_at, id LIMIT ? " + dialect.skipLocked() + ")"
                + " UPDATE delivery SET state = 'CLAIMED', owner = ?, attempt = attempt + 1"
                + " WHERE id IN (SELECT id FROM due) RETURNING id, message_id, recipients, attempt, due_at";
    }

    List<Claim> run(Transaction tx, long owner, String subscription, int max) throws SQLException {
        List<Claimed> claimed = tx.query(
                sql,
                row -> new Claimed(row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4), row.getLong(5)),
                subscription,
                System.currentTimeMillis(),
                max,
                owner);
        claimed.sort(LONGEST_DUE_FIRST);
        Map<Long, QueuedMail> mails = MessageTable.byId(
                tx, claimed.stream().map(Claimed::messageId).distinct().toList());
        return claimed.stream()
                .map(row -> new Claim(
                        row.id(), subscription, row.attempt(), row.recipientList(), mails.get(row.messageId())))
                .toList();
    }
}
