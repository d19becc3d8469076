package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.Map;

/** Deliveries that the reply to the sender depends on: what becomes of them when it is decided. */
final class AwaitingReply {

    private record Body(long id, long size) {}

    /**
     * The subscription of a delivery to nobody. It keeps the body of a message whose placements wait for the reply, even if
     * the other deliveries have ended; when the node dies it vanishes as they do.
     */
    static final String NOBODY = "";

    private AwaitingReply() {}

    /** Placements of the message wait for the reply. */
    static void holdPlacements(Transaction tx, long mailId, long owner) {
        DeliveryTable.insertAwaitingReply(tx, new DeliveryTable.Coming(mailId, mailId, NOBODY, "", 0), owner);
    }

    /** Makes the placements that wait. They are made once; nothing is left to do for who asks again. */
    static void place(Transaction tx, long mailId, MailPlacements placements) throws SQLException {
        String sql = "SELECT m.content_id, m.size FROM message m JOIN delivery d ON d.message_id = m.id"
                + " WHERE m.id = ? AND d.subscription = '' AND d.awaits_reply = 1";
        for (Body body : tx.session().query(sql, row -> new Body(row.getLong(1), row.getLong(2)), mailId)) {
            placements.insert(tx, body.id(), body.size());
            ContentTable.name(tx, Map.of(body.id(), placements.count()));
            tx.update("DELETE FROM delivery WHERE id = ?", mailId);
            tx.closeDelivery(mailId);
        }
    }

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
