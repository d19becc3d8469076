package org.mailroom.store.sql;

import java.sql.SQLException;
import org.mailroom.store.StoreException.Kind;

/** The writer's connection: kept while it works, replaced when it does not. */
final class WriterSession {

    private static final int MAX_CONNECTIONS = 3;
    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    /** Looks at each new transaction before any work is applied to it. */
    @FunctionalInterface
    interface Gate {
        void enter(SqlSession session) throws SQLException;
    }

    private final Database database;
    private volatile Gate gate = session -> {};
    private SqlSession session;

    WriterSession(Database database) {
        this.database = database;
    }

    void guard(Gate guard) {
        gate = guard;
    }

    /**
     * A transaction that has passed the gate. A connection may have been cut while it lay idle, here or in a pool; as nothing
     * was applied yet, nothing is lost by asking for another.
     */
    SqlSession begin() throws SQLException {
        for (int connections = 1; ; connections++) {
            try {
                return begun();
            } catch (SQLException e) {
                distrust();
                drop();
                if (connections == MAX_CONNECTIONS || database.dialect().kindOf(e) != Kind.UNAVAILABLE) {
                    throw e;
                }
            }
        }
    }

    /** Rolls back what can be, and closes the connection; where that fails, it is not to be trusted. */
    void abandon() {
        try {
            if (session != null) {
                session.rollback();
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "rollback on a connection that is dropped", e);
            distrust();
        }
        drop();
    }

    /** Nothing is to be written for a while. */
    void rest() {
        if (database.isPooled()) {
            drop();
        }
    }

    void drop() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a connection", e);
        } finally {
            session = null;
        }
    }

    private void distrust() {
        if (session != null) {
            session.distrust();
        }
    }

    private SqlSession begun() throws SQLException {
        if (session == null) {
            session = database.openWriter();
        }
        gate.enter(session);
        return session;
    }
}
