package org.mailroom.store.sql;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.store.StoreException;

/**
 * Work that shares one commit. It is applied all together first, without savepoints, because failures are rare; when one
 * fails after it has changed something, all is rolled back and applied again, each under a savepoint.
 */
final class CommitBatch {

    private final Database database;
    private final SqlSession session;
    private final List<PendingWork<?>> works;
    private Transaction tx;
    private Effects shared = new Effects();

    CommitBatch(Database database, SqlSession session, List<PendingWork<?>> works) {
        this.database = database;
        this.session = session;
        this.works = works;
    }

    /**
     * Applies and commits.
     *
     * @throws SQLException when the transaction as a whole failed; the connection is then of doubtful use
     */
    void commit() throws SQLException {
        if (!applyTogether()) {
            session.rollback();
            applyEachAlone();
        }
        session.commit();
    }

    /** What the work did outside the database, in its order. */
    List<Effects> effects() {
        List<Effects> all = new ArrayList<>();
        works.forEach(work -> all.add(work.effects()));
        all.add(shared);
        return all;
    }

    Set<String> readySubscriptions() {
        Set<String> names = new LinkedHashSet<>();
        effects().forEach(effects -> names.addAll(effects.ready()));
        return names;
    }

    private boolean applyTogether() throws SQLException {
        tx = new Transaction(session, database.dialect());
        try {
            lockAhead();
            for (PendingWork<?> work : works) {
                if (!applied(work)) {
                    return false;
                }
            }
            shared = tx.begin();
            tx.finish();
            return true;
        } catch (SQLException e) {
            mustConcernOneAlone(e);
            return false;
        }
    }

    private void lockAhead() throws SQLException {
        tx.mail().lock(works.stream().map(PendingWork::keys).toList());
    }

    /** Whether the transaction is still good: applied, or refused before anything was changed. */
    private boolean applied(PendingWork<?> work) throws SQLException {
        try {
            work.apply(tx);
            return true;
        } catch (RuntimeException e) {
            work.refuse(ofStore(e));
            return !tx.hasChanged();
        }
    }

    private void applyEachAlone() throws SQLException {
        tx = new Transaction(session, database.dialect());
        shared = new Effects();
        lockAhead();
        for (PendingWork<?> work : works) {
            Savepoint savepoint = session.savepoint();
            RuntimeException failure = applyAlone(work);
            if (failure != null) {
                tx.forget();
                session.rollbackTo(savepoint);
                work.refuse(failure);
            }
            session.release(savepoint);
        }
    }

    private RuntimeException applyAlone(PendingWork<?> work) throws SQLException {
        try {
            work.apply(tx);
            tx.finish();
            return null;
        } catch (SQLException e) {
            mustConcernOneAlone(e);
            return database.failure(e);
        } catch (RuntimeException e) {
            return ofStore(e);
        }
    }

    /** A lost connection, a lost race or a full disk concerns all of the transaction: it may be rolled back already. */
    private void mustConcernOneAlone(SQLException e) throws SQLException {
        boolean broken = database.dialect().kindOf(e) == StoreException.Kind.BROKEN;
        if (!broken || database.dialect().mayRunAgain(e)) {
            throw e;
        }
    }

    private static RuntimeException ofStore(RuntimeException e) {
        return e instanceof StoreException
                ? e
                : new StoreException(StoreException.Kind.BROKEN, "a change failed: " + e, e);
    }
}
