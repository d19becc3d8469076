package org.mailroom.store.sql;

import java.sql.SQLException;

/** Deliveries that the reply to the sender depends on: what becomes of them when it is decided. */
final class AwaitingReply {

    private AwaitingReply() {}

    /** They are READY; one that is prepared in a branch will be when the branch is rolled back. */
    static void release(Transaction tx, long mailId) throws SQLException {
        tx.query(
                        "UPDATE delivery SET state = 'READY', owner = NULL, awaits_reply = 0"
                                + " WHERE message_id = ? AND awaits_reply = 1 AND state = 'CLAIMED'"
                                + " RETURNING subscription",
                        row -> row.getString(1),
                        mailId)
                .forEach(tx.effects()::ready);
        tx.update(
                "UPDATE delivery SET on_rollback = 'READY', awaits_reply = 0"
                        + " WHERE message_id = ? AND awaits_reply = 1 AND state = 'PREPARED'",
                mailId);
    }

    /** They are deleted; one that is prepared in a branch will be when the branch is rolled back. */
    static void withdraw(Transaction tx, long mailId) throws SQLException {
        tx.query(
                        "DELETE FROM delivery WHERE message_id = ? AND awaits_reply = 1 AND state = 'CLAIMED'"
                                + " RETURNING message_id",
                        row -> row.getLong(1),
                        mailId)
                .forEach(tx::closeDelivery);
        tx.update(
                "UPDATE delivery SET on_rollback = 'DELETE'"
                        + " WHERE message_id = ? AND awaits_reply = 1 AND state = 'PREPARED'",
                mailId);
    }
}
