package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.Claim;

/** The rows of deliveries: how they come, and how a claim on one ends. */
final class DeliveryTable {

    private static final String INSERT = "INSERT INTO delivery (id, message_id, subscription, recipients, state,"
            + " awaits_reply, attempt, due_at, owner, branch, prepared_at, on_commit, on_rollback)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Its holder alone, at that attempt, may end a claim. */
    private static final String FENCE = " WHERE id = ? AND owner = ? AND attempt = ? AND state = 'CLAIMED'";

    private static final String DELETE = "DELETE FROM delivery" + FENCE;

    private static final String KEEP = "UPDATE delivery SET state = ?, subscription = COALESCE(?, subscription),"
            + " due_at = COALESCE(?, due_at), reason = ?, attempt = CASE WHEN ? = 1 THEN 0 ELSE attempt END,"
            + " owner = NULL, awaits_reply = 0" + FENCE;

    private static final String PREPARE = "UPDATE delivery SET state = 'PREPARED', branch = ?, prepared_at = ?,"
            + " on_commit = ?, on_rollback = 'CLAIMED', next_subscription = ?, next_due_at = ?, next_reason = ?"
            + FENCE;

    private static final String GIVE_BACK =
            "UPDATE delivery SET state = 'READY', owner = NULL, awaits_reply = 0," + " attempt = attempt - 1" + FENCE;

    /** A delivery as it comes: of which message, for whom, due when. */
    record Coming(long id, long messageId, String subscription, String recipients, long dueAt) {}

    private DeliveryTable() {}

    static void insertReady(Transaction tx, Coming delivery) {
        insert(tx, delivery, "READY", 0, null, null);
        tx.effects().ready(delivery.subscription());
    }

    /** Claimed from its birth, at its first attempt. */
    static void insertAwaitingReply(Transaction tx, Coming delivery, long owner) {
        insert(tx, delivery, "CLAIMED", 1, owner, null);
    }

    /** Comes to be only if the branch is committed. */
    static void insertPrepared(Transaction tx, Coming delivery, long owner, Branch branch) {
        insert(tx, delivery, "PREPARED", 0, owner, branch);
    }

    static void settle(Transaction tx, long owner, Claim claim, NextState next) throws SQLException {
        if (next.isGone()) {
            mustBeHeld(claim, tx.update(DELETE, claim.deliveryId(), owner, claim.attempt()));
            tx.closeDelivery(claim.mail().id());
        } else {
            mustBeHeld(claim, keep(tx, owner, claim, next));
        }
    }

    static void prepare(Transaction tx, long owner, Claim claim, NextState next, Branch branch) throws SQLException {
        int changed = tx.update(
                PREPARE,
                branch.id(),
                System.currentTimeMillis(),
                next.state(),
                next.subscription(),
                next.dueAt(),
                next.reason(),
                claim.deliveryId(),
                owner,
                claim.attempt());
        mustBeHeld(claim, changed);
    }

    /** Does nothing when the claim is no longer held. */
    static void giveBack(Transaction tx, long owner, Claim claim) throws SQLException {
        if (tx.update(GIVE_BACK, claim.deliveryId(), owner, claim.attempt()) == 1) {
            tx.effects().ready(claim.subscription());
        }
    }

    static void giveBackAllBut(Transaction tx, long owner, String subscription, Set<Long> inHand) throws SQLException {
        List<Long> claimed = tx.query(
                "SELECT id FROM delivery WHERE subscription = ? AND state = 'CLAIMED' AND owner = ? AND awaits_reply = 0",
                row -> row.getLong(1),
                subscription,
                owner);
        for (Long id : claimed) {
            if (!inHand.contains(id)) {
                tx.update("UPDATE delivery SET state = 'READY', owner = NULL, attempt = attempt - 1 WHERE id = ?", id);
                tx.effects().ready(subscription);
            }
        }
    }

    private static int keep(Transaction tx, long owner, Claim claim, NextState next) throws SQLException {
        if (next.state().equals(NextState.READY)) {
            tx.effects().ready(next.subscription() == null ? claim.subscription() : next.subscription());
        }
        return tx.update(
                KEEP,
                next.state(),
                next.subscription(),
                next.dueAt(),
                next.reason(),
                next.subscription() == null ? 0 : 1,
                claim.deliveryId(),
                owner,
                claim.attempt());
    }

    private static void insert(Transaction tx, Coming delivery, String state, int attempt, Long owner, Branch branch) {
        tx.insert(
                INSERT,
                delivery.id(),
                delivery.messageId(),
                delivery.subscription(),
                delivery.recipients(),
                state,
                attempt,
                attempt,
                delivery.dueAt(),
                owner,
                branch == null ? null : branch.id(),
                branch == null ? null : System.currentTimeMillis(),
                branch == null ? null : NextState.READY,
                branch == null ? null : NextState.DELETE);
    }

    private static void mustBeHeld(Claim claim, int changed) {
        if (changed != 1) {
            throw new StoreException(
                    Kind.STALE,
                    "delivery " + claim.deliveryId() + " is no longer claimed here at attempt " + claim.attempt());
        }
    }
}
