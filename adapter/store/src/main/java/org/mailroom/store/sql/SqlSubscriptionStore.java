package org.mailroom.store.sql;

import java.util.List;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Subscription;
import org.mailroom.store.queue.SubscriptionStore;

/** Subscriptions on SQL. */
final class SqlSubscriptionStore implements SubscriptionStore {

    private static final int MAX_NAME = 200;

    private final Database database;
    private final CommitWriter writer;

    SqlSubscriptionStore(Database database, CommitWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public void save(Subscription subscription) {
        String name = checkedName(subscription.name());
        String recipients = lines(subscription.recipients());
        String sql = "INSERT INTO subscription (name, recipients, before_reply) VALUES (?, ?, ?) ON CONFLICT (name)"
                + " DO UPDATE SET recipients = excluded.recipients, before_reply = excluded.before_reply";
        writer.write(tx -> tx.update(sql, name, recipients, subscription.beforeReply() ? 1 : 0));
    }

    @Override
    public List<Subscription> list() {
        String sql = "SELECT name, recipients, before_reply FROM subscription ORDER BY name";
        return database.read(session -> session.query(
                sql,
                row -> new Subscription(
                        row.getString(1), row.getString(2).lines().toList(), row.getInt(3) == 1)));
    }

    @Override
    public int delete(String name) {
        return writer.write(tx -> {
            int known = tx.update("DELETE FROM subscription WHERE name = ?", name);
            List<Long> messages = tx.query(
                    "DELETE FROM delivery WHERE subscription = ? RETURNING message_id", row -> row.getLong(1), name);
            // Dead letters may have been handed to a subscription that never came to be
            if (known == 0 && messages.isEmpty()) {
                throw new StoreException(Kind.NOT_FOUND, "there is no subscription " + name);
            }
            messages.forEach(tx::closeDelivery);
            return messages.size();
        });
    }

    private static String checkedName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a subscription's name has 1 to " + MAX_NAME + " characters");
        }
        return LineText.checked("a subscription", name);
    }

    private static String lines(List<String> patterns) {
        StringBuilder text = new StringBuilder();
        patterns.forEach(
                pattern -> text.append(LineText.checked("a pattern", pattern)).append('\n'));
        return text.toString();
    }
}
