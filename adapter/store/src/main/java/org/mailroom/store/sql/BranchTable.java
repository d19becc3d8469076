package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;

/** Prepared deliveries: what becomes of them when their branch is decided. */
final class BranchTable {

    /** For {@link #rollback}: nobody, whoever holds the claims. */
    static final long NOBODY = -1;

    private static final String DECIDED = " branch = NULL, prepared_at = NULL, on_commit = NULL, on_rollback = NULL,"
            + " next_subscription = NULL, next_due_at = NULL, next_reason = NULL";

    private static final String COMMIT_DELETE =
            "DELETE FROM delivery WHERE branch = ? AND on_commit = 'DELETE' RETURNING message_id";

    private static final String COMMIT_KEEP = "UPDATE delivery SET state = on_commit,"
            + " subscription = COALESCE(next_subscription, subscription), due_at = COALESCE(next_due_at, due_at),"
            + " attempt = CASE WHEN next_subscription IS NULL THEN attempt ELSE 0 END, reason = next_reason,"
            + " owner = NULL, awaits_reply = 0," + DECIDED
            + " WHERE branch = ? RETURNING subscription, state";

    private static final String ROLLBACK_DELETE =
            "DELETE FROM delivery WHERE branch = ? AND on_rollback = 'DELETE' RETURNING message_id";

    private static final String ROLLBACK_KEEP = "UPDATE delivery SET"
            + " state = CASE WHEN on_rollback = 'CLAIMED' AND owner = ? THEN 'CLAIMED' ELSE 'READY' END,"
            + " owner = CASE WHEN on_rollback = 'CLAIMED' AND owner = ? THEN owner END,"
            + " awaits_reply = CASE WHEN on_rollback = 'CLAIMED' AND owner = ? THEN awaits_reply ELSE 0 END,"
            + DECIDED + " WHERE branch = ? RETURNING subscription, state";

    private record Kept(String subscription, String state) {
        static Kept read(ResultSet row) throws SQLException {
            return new Kept(row.getString(1), row.getString(2));
        }
    }

    private BranchTable() {}

    static void commit(Transaction tx, Branch branch) throws SQLException {
        List<Long> gone = tx.query(COMMIT_DELETE, row -> row.getLong(1), branch.id());
        decided(tx, branch, gone, tx.query(COMMIT_KEEP, Kept::read, branch.id()));
    }

    /** @param holder the incarnation whose claims are its own again; all others become READY */
    static void rollback(Transaction tx, Branch branch, long holder) throws SQLException {
        List<Long> gone = tx.query(ROLLBACK_DELETE, row -> row.getLong(1), branch.id());
        decided(tx, branch, gone, tx.query(ROLLBACK_KEEP, Kept::read, holder, holder, holder, branch.id()));
    }

    private static void decided(Transaction tx, Branch branch, List<Long> gone, List<Kept> kept) {
        if (gone.isEmpty() && kept.isEmpty()) {
            throw new StoreException(Kind.NOT_FOUND, "no branch " + branch.id() + " is prepared");
        }
        gone.forEach(tx::closeDelivery);
        kept.stream()
                .filter(delivery -> delivery.state().equals(NextState.READY))
                .forEach(delivery -> tx.effects().ready(delivery.subscription()));
    }
}
