package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * The one thread that writes. It takes the work that waits, applies it in one transaction, commits, and only then answers:
 * the more callers, the more of them share the cost of one sync. What arrives while it commits is the next batch.
 */
final class CommitWriter {

    private static final int MAX_RUNS = 5;
    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    /** Told of every commit, on the writer's thread. */
    interface Listener {

        /** Before the callers are answered. */
        void committed(List<Effects> effects);

        /** After they are answered; the names are without duplicates. */
        void ready(Iterable<String> subscriptions);
    }

    private final Database database;
    private final Listener listener;
    private final WorkQueue waiting = new WorkQueue();
    private final WriterSession session;
    private final Thread thread = new Thread(this::run, "mailroom-store-writer");
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong works = new AtomicLong();

    CommitWriter(Database database, Listener listener) {
        this.database = database;
        this.listener = listener;
        this.session = new WriterSession(database);
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on each transaction passes this gate. */
    void guard(WriterSession.Gate gate) {
        session.guard(gate);
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
        return write(octets, MailKeys.NONE, work);
    }

    /** The same for work on mailboxes. */
    <T> T write(int octets, MailKeys keys, Work<T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("the writer would wait for itself: a ReadyListener must not use the store");
        }
        PendingWork<T> pending = new PendingWork<>(work, octets, keys);
        waiting.add(pending);
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
            waiting.add(pending);
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
        waiting.close(new PendingWork<>(last, 0));
        Uninterrupted.join(thread);
    }

    private void run() {
        try {
            while (!waiting.hasEnded()) {
                List<PendingWork<?>> batch = waiting.take();
                if (batch.isEmpty()) {
                    session.rest();
                } else {
                    commit(batch);
                }
            }
        } finally {
            session.drop();
        }
    }

    private void commit(List<PendingWork<?>> batch) {
        try {
            CommitBatch committed = committed(batch);
            publish(batch, committed);
        } catch (SQLException e) {
            failAll(batch, database.failure(e));
        } catch (StoreException e) {
            failAll(batch, e);
        } catch (RuntimeException | Error e) {
            failAll(batch, new StoreException(Kind.BROKEN, "a change failed: " + e, e));
        }
    }

    private CommitBatch committed(List<PendingWork<?>> batch) throws SQLException {
        for (int run = 1; ; run++) {
            try {
                CommitBatch transaction = new CommitBatch(database, session.begin(), batch);
                transaction.commit();
                return transaction;
            } catch (SQLException e) {
                session.abandon();
                if (run == MAX_RUNS || !database.dialect().mayRunAgain(e)) {
                    throw e;
                }
            } catch (RuntimeException | Error e) {
                session.abandon();
                throw e;
            }
        }
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

    private static void failAll(List<PendingWork<?>> batch, StoreException why) {
        LOG.log(System.Logger.Level.WARNING, "{0} changes were not stored: {1}", batch.size(), why.getMessage());
        batch.forEach(work -> work.answerFailed(why));
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof StoreException failure) {
            // A fresh exception, so that the stack trace is the caller's too.
            return new StoreException(failure.kind(), failure.getMessage(), failure);
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
