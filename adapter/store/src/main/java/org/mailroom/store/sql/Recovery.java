package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.List;

/**
 * Takes back what dead nodes held: those whose incarnation is in no slot any more.
 *
 * @param claims deliveries that are READY again
 * @param unanswered deliveries deleted because their sender never had a reply
 * @param prepared prepared deliveries that any node may now decide
 * @param contents bodies that were never finished
 */
record Recovery(int claims, int unanswered, int prepared, int contents) {

    static final Recovery NOTHING = new Recovery(0, 0, 0, 0);

    private static final String OF_THE_DEAD = " AND owner NOT IN " + Node.LIVING;

    static Recovery run(Transaction tx) throws SQLException {
        int unanswered = deleteUnanswered(tx);
        return new Recovery(
                releaseClaims(tx),
                unanswered,
                disownPrepared(tx),
                ContentTable.sweep(tx, "owner NOT IN " + Node.LIVING));
    }

    boolean isNothing() {
        return equals(NOTHING);
    }

    @Override
    public String toString() {
        return claims + " deliveries were being tried and are due again, " + unanswered
                + " were dropped because their senders had no reply, " + prepared + " are prepared in a transaction, "
                + contents + " unfinished bodies were swept";
    }

    private static int deleteUnanswered(Transaction tx) throws SQLException {
        String sql = "DELETE FROM delivery WHERE state = 'CLAIMED' AND awaits_reply = 1" + OF_THE_DEAD
                + " RETURNING message_id";
        List<Long> messages = tx.query(sql, row -> row.getLong(1));
        messages.forEach(tx::closeDelivery);
        return messages.size();
    }

    private static int releaseClaims(Transaction tx) throws SQLException {
        String sql = "UPDATE delivery SET state = 'READY', owner = NULL WHERE state = 'CLAIMED'" + OF_THE_DEAD
                + " RETURNING subscription";
        List<String> subscriptions = tx.query(sql, row -> row.getString(1));
        subscriptions.forEach(tx.effects()::ready);
        return subscriptions.size();
    }

    private static int disownPrepared(Transaction tx) throws SQLException {
        return tx.update("UPDATE delivery SET owner = NULL, on_rollback = CASE WHEN on_rollback <> 'CLAIMED' THEN"
                + " on_rollback WHEN awaits_reply = 1 THEN 'DELETE' ELSE 'READY' END WHERE state = 'PREPARED'"
                + OF_THE_DEAD);
    }
}
