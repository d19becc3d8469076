package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * The one thread that writes. It takes the work that waits, applies it in one transaction, commits, and only then answers:
 * the more callers, the more of them share the cost of one sync. What arrives while it commits is the next batch.
 */
final class CommitWriter {

    private static final int MAX_WORKS = 500;
    private static final int MAX_OCTETS = 8 << 20;
    private static final int MAX_RUNS = 5;
    private static final long IDLE_SECONDS = 5;
    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    /** Told of every commit, on the writer's thread. */
    interface Listener {

        /** Before the callers are answered. */
        void committed(List<Effects> effects);

        /** After they are answered; the names are without duplicates. */
        void ready(Iterable<String> subscriptions);
    }

    /** Looks at each new transaction before any work is applied to it. */
    @FunctionalInterface
    interface Gate {
        void enter(SqlSession session) throws SQLException;
    }

    private final Database database;
    private final Listener listener;
    private final BlockingQueue<PendingWork<?>> waiting = new LinkedBlockingQueue<>();
    private final PendingWork<Void> end = new PendingWork<>(tx -> null, 0);
    private final Thread thread = new Thread(this::run, "mailroom-store-writer");
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong works = new AtomicLong();
    private volatile Gate gate = session -> {};
    private PendingWork<?> next;
    private SqlSession session;
    private boolean closed;

    CommitWriter(Database database, Listener listener) {
        this.database = database;
        this.listener = listener;
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on each transaction passes this gate. */
    void guard(Gate guard) {
        gate = guard;
    }

    /**
     * Writes and waits for the commit.
     *
     * @throws StoreException as the work throws it; UNAVAILABLE when closed or when the database cannot be reached
     */
    <T> T write(Work<T> work) {
        return write(0, work);
    }

    /** The same for work that writes about so many octets of content. */
    <T> T write(int octets, Work<T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("the writer would wait for itself: a ReadyListener must not use the store");
        }
        PendingWork<T> pending = new PendingWork<>(work, octets);
        enqueue(pending);
        try {
            return pending.answer().join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** Writes some time soon; a failure is logged. Does nothing when closed. */
    void writeLater(String what, Work<?> work) {
        PendingWork<?> pending = new PendingWork<>(work, 0);
        pending.answer().whenComplete((result, failure) -> {
            if (failure != null) {
                LOG.log(System.Logger.Level.WARNING, what + " failed; the next start makes up for it", failure);
            }
        });
        try {
            enqueue(pending);
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.DEBUG, what + " is left to the next start", e);
        }
    }

    /** Commits so far. */
    long commits() {
        return commits.get();
    }

    /** Pieces of work that were answered after a commit. */
    long works() {
        return works.get();
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Finishes what waits, then this last work, then ends the thread. */
    void close(Work<?> last) {
        synchronized (this) {
            if (!closed) {
                closed = true;
                waiting.add(new PendingWork<>(last, 0));
                waiting.add(end);
            }
        }
        Uninterrupted.join(thread);
    }

    private synchronized void enqueue(PendingWork<?> pending) {
        if (closed) {
            throw new StoreException(Kind.UNAVAILABLE, "the store is closed");
        }
        waiting.add(pending);
    }

    private void run() {
        try {
            while (next != end) {
                List<PendingWork<?>> batch = nextBatch();
                if (batch.isEmpty()) {
                    rest();
                } else {
                    commit(batch);
                }
            }
        } finally {
            dropSession();
        }
    }

    private List<PendingWork<?>> nextBatch() {
        List<PendingWork<?>> batch = new ArrayList<>();
        int octets = 0;
        take();
        while (next != null && next != end && batch.size() < MAX_WORKS && octets < MAX_OCTETS) {
            batch.add(next);
            octets += next.octets();
            next = waiting.poll();
        }
        return batch;
    }

    private void take() {
        try {
            next = next == null ? waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS) : next;
        } catch (InterruptedException e) {
            // Only close() ends this thread.
        }
    }

    private void rest() {
        if (database.isPooled()) {
            dropSession();
        }
    }

    private void commit(List<PendingWork<?>> batch) {
        for (int run = 1; ; run++) {
            try {
                CommitBatch transaction = begin(batch);
                transaction.commit();
                publish(batch, transaction);
                return;
            } catch (SQLException e) {
                abandon();
                if (run == MAX_RUNS || !database.dialect().mayRunAgain(e)) {
                    failAll(batch, database.failure(e));
                    return;
                }
            } catch (RuntimeException e) {
                abandon();
                failAll(batch, e);
                return;
            } catch (Error e) {
                abandon();
                failAll(batch, new StoreException(Kind.BROKEN, "a change failed: " + e, e));
                return;
            }
        }
    }

    private CommitBatch begin(List<PendingWork<?>> batch) throws SQLException {
        boolean kept = session != null;
        try {
            return begun(batch);
        } catch (SQLException e) {
            if (!kept) {
                throw e;
            }
            // A connection that was kept may have been cut meanwhile; nothing is lost by asking for another.
            dropSession();
            return begun(batch);
        }
    }

    private CommitBatch begun(List<PendingWork<?>> batch) throws SQLException {
        if (session == null) {
            session = database.openWriter();
        }
        gate.enter(session);
        return new CommitBatch(database, session, batch);
    }

    private void publish(List<PendingWork<?>> batch, CommitBatch transaction) {
        commits.incrementAndGet();
        works.addAndGet(batch.size());
        try {
            listener.committed(transaction.effects());
        } finally {
            batch.forEach(PendingWork::answerCommitted);
        }
        listener.ready(transaction.readySubscriptions());
    }

    private void failAll(List<PendingWork<?>> batch, RuntimeException why) {
        LOG.log(System.Logger.Level.WARNING, "{0} changes were not stored: {1}", batch.size(), why.getMessage());
        batch.forEach(work -> work.answerFailed(why));
    }

    private void abandon() {
        try {
            if (session != null) {
                session.rollback();
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "rollback on a connection that is dropped", e);
        }
        dropSession();
    }

    private void dropSession() {
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

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof StoreException failure) {
            // A fresh exception, so that the stack trace is the caller's too.
            return new StoreException(failure.kind(), failure.getMessage(), failure);
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
