package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/** A few connections for reading, opened when they are needed. */
final class ReadSessions {

    private static final int MAX = 4;

    /** Opens one. */
    @FunctionalInterface
    interface Opening {
        SqlSession open() throws SQLException;
    }

    private final Opening opening;
    private final Semaphore permits = new Semaphore(MAX);
    private final ConcurrentLinkedDeque<SqlSession> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReadSessions(Opening opening) {
        this.opening = opening;
    }

    /** Waits for one; throws UNAVAILABLE when closed. */
    SqlSession take() {
        permits.acquireUninterruptibly();
        try {
            mustBeOpen();
            SqlSession session = idle.pollFirst();
            return session == null ? opening.open() : session;
        } catch (SQLException e) {
            permits.release();
            throw new StoreException(Kind.UNAVAILABLE, "the database cannot be opened: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** @param sound whether it may be used again */
    void giveBack(SqlSession session, boolean sound) {
        if (sound) {
            idle.addFirst(session);
        } else {
            closeQuietly(session);
        }
        permits.release();
    }

    /** Waits for the reads that run. */
    void close() {
        closed = true;
        permits.acquireUninterruptibly(MAX);
        idle.forEach(ReadSessions::closeQuietly);
        idle.clear();
        permits.release(MAX);
    }

    private void mustBeOpen() {
        if (closed) {
            throw new StoreException(Kind.UNAVAILABLE, "the store is closed");
        }
    }

    private static void closeQuietly(SqlSession session) {
        try {
            session.close();
        } catch (SQLException e) {
            System.getLogger("org.mailroom.store").log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
    }
}
