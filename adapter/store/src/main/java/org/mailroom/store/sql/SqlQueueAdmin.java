package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.QueueAdmin;

/** What an administrator asks, on SQL. */
final class SqlQueueAdmin implements QueueAdmin {

    private static final String FIGURES = "SELECT subscription, COUNT(CASE WHEN state = 'READY' THEN 1 END),"
            + " COUNT(CASE WHEN state IN ('CLAIMED', 'PREPARED') THEN 1 END),"
            + " COUNT(CASE WHEN state = 'DEAD' THEN 1 END) FROM delivery WHERE subscription <> '' GROUP BY subscription ORDER BY subscription";

    private static final String DEAD_LETTERS = "SELECT d.id AS delivery_id, d.subscription, d.recipients, d.attempt,"
            + " d.reason, " + MessageTable.COLUMNS + " FROM delivery d JOIN message m ON m.id = d.message_id"
            + " WHERE d.state = 'DEAD' AND (? = '' OR d.subscription = ?) ORDER BY d.id LIMIT ? OFFSET ?";

    private record Prepared(Branch branch, Instant at, long delivery) {
        static Prepared read(ResultSet row) throws SQLException {
            return new Prepared(new Branch(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)), row.getLong(3));
        }
    }

    private final Database database;
    private final CommitWriter writer;
    private final QueueLimits limits;

    SqlQueueAdmin(Database database, CommitWriter writer, QueueLimits limits) {
        this.database = database;
        this.writer = writer;
        this.limits = limits;
    }

    @Override
    public Figures figures() {
        return limits.figures();
    }

    @Override
    public List<SubscriptionFigures> subscriptions() {
        return database.read(session -> session.query(
                FIGURES,
                row -> new SubscriptionFigures(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4))));
    }

    @Override
    public List<DeadLetter> deadLetters(String subscription, int offset, int limit) {
        return database.read(session ->
                session.query(DEAD_LETTERS, SqlQueueAdmin::deadLetter, subscription, subscription, limit, offset));
    }

    @Override
    public void retry(long deliveryId) {
        String sql = "UPDATE delivery SET state = 'READY', attempt = 0, due_at = ?"
                + " WHERE id = ? AND state = 'DEAD' RETURNING subscription";
        writer.write(tx -> {
            String subscription = tx.first(sql, row -> row.getString(1), System.currentTimeMillis(), deliveryId)
                    .orElseThrow(() -> notDead(deliveryId));
            tx.effects().ready(subscription);
            return null;
        });
    }

    @Override
    public void delete(long deliveryId) {
        String sql = "DELETE FROM delivery WHERE id = ? AND state = 'DEAD' RETURNING message_id";
        writer.write(tx -> {
            tx.closeDelivery(tx.first(sql, row -> row.getLong(1), deliveryId).orElseThrow(() -> notDead(deliveryId)));
            return null;
        });
    }

    @Override
    public List<InDoubt> inDoubt() {
        String sql = "SELECT branch, prepared_at, id FROM delivery WHERE branch IS NOT NULL ORDER BY prepared_at, id";
        List<Prepared> rows = database.read(session -> session.query(sql, Prepared::read));
        Map<Branch, List<Prepared>> branches = new LinkedHashMap<>();
        rows.forEach(row -> branches.computeIfAbsent(row.branch(), unused -> new ArrayList<>())
                .add(row));
        return branches.entrySet().stream()
                .map(entry -> new InDoubt(
                        entry.getKey(),
                        entry.getValue().get(0).at(),
                        entry.getValue().stream().map(Prepared::delivery).toList()))
                .toList();
    }

    @Override
    public void resolve(Branch branch, boolean commit) {
        writer.write(tx -> {
            if (commit) {
                BranchTable.commit(tx, branch);
            } else {
                BranchTable.rollback(tx, branch, BranchTable.NOBODY);
            }
            return null;
        });
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong("delivery_id"),
                row.getString("subscription"),
                LineText.toRecipients(row.getString("recipients")),
                row.getInt("attempt"),
                row.getString("reason"),
                MessageTable.read(row));
    }

    private static StoreException notDead(long deliveryId) {
        return new StoreException(Kind.NOT_FOUND, "there is no dead letter " + MailId.format(deliveryId));
    }
}
