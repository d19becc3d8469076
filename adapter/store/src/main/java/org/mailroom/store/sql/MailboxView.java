package org.mailroom.store.sql;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;

/**
 * The latest state of a mailbox, for all of this node who have it open. Commits of this node are applied to it as they happen;
 * one that does not begin where the view stands, because another node was there first, leaves the view behind, to be brought
 * up to date from the database.
 */
final class MailboxView {

    private static final int MAX_READS = 5;
    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    private final long mailboxId;
    private final MailboxReader reader;
    private final List<MailboxListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong firstRecent = new AtomicLong();
    private final AtomicBoolean recentIsUnwritten = new AtomicBoolean();

    /** Whoever reads from the database; the state itself is guarded by this object, and nobody waits for long. */
    private final ReentrantLock reading = new ReentrantLock();

    private volatile MailboxSnapshot snapshot;

    /** How often there was something to be read; at first, all. */
    private final AtomicLong missed = new AtomicLong(1);

    /** How much of that has been read: a read makes up for all that was missed when it began. */
    private volatile long madeUp;

    private final AtomicBoolean deleted = new AtomicBoolean();

    MailboxView(long mailboxId, MailboxReader reader) {
        this.mailboxId = mailboxId;
        this.reader = reader;
    }

    long mailboxId() {
        return mailboxId;
    }

    /** Null before the first read. */
    MailboxSnapshot snapshot() {
        return snapshot;
    }

    /** Whether there is a state newer than the one that it has; not before that has been read does it say no. */
    boolean isBehind() {
        return madeUp < missed.get();
    }

    /** There is something newer. */
    void miss() {
        missed.incrementAndGet();
    }

    /** Applies a commit; whether there is something to tell. On the writer's thread. */
    synchronized boolean apply(MailboxEdit edit) {
        if (snapshot != null && edit.modSeq() <= snapshot.highestModSeq()) {
            return false; // read from the database already
        }
        if (snapshot == null || edit.fromModSeq() != snapshot.highestModSeq()) {
            miss();
            return false;
        }
        snapshot = edit.applied(snapshot);
        return true;
    }

    /** Reads what it lacks, if it is behind. Throws NOT_FOUND, having told the listeners, when the mailbox was deleted. */
    void catchUp() {
        reading.lock();
        boolean newer = false;
        try {
            for (int reads = 0; isBehind() && reads < MAX_READS; reads++) {
                long made = missed.get();
                newer |= read();
                madeUp = made;
            }
        } finally {
            reading.unlock();
        }
        if (newer) {
            tellChanged();
        }
    }

    /** It is no more; who has it open is told once. */
    void delete() {
        if (deleted.compareAndSet(false, true)) {
            tell(MailboxListener::deleted);
        }
    }

    boolean isDeleted() {
        return deleted.get();
    }

    void tellChanged() {
        tell(MailboxListener::changed);
    }

    void add(MailboxListener listener) {
        listeners.add(listener);
    }

    void remove(MailboxListener listener) {
        listeners.remove(listener);
    }

    long takeRecent(long uidNext) {
        long first = firstRecent.getAndAccumulate(uidNext, Math::max);
        if (first < uidNext) {
            recentIsUnwritten.set(true);
        }
        return first;
    }

    long firstRecent() {
        return firstRecent.get();
    }

    /** Whether the first recent UID must be written; asked once for each time. */
    boolean mustWriteRecent() {
        return recentIsUnwritten.getAndSet(false);
    }

    private boolean read() {
        MailboxSnapshot older = snapshot;
        try {
            take(older == null ? reader.load(mailboxId, null) : reader.since(mailboxId, older));
            return older != null && snapshot != older;
        } catch (StoreException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                delete();
            }
            throw e;
        }
    }

    private synchronized void take(MailboxReader.State state) {
        firstRecent.accumulateAndGet(state.firstRecent(), Math::max);
        if (snapshot == null || state.snapshot().highestModSeq() > snapshot.highestModSeq()) {
            snapshot = state.snapshot();
        }
    }

    private void tell(Consumer<MailboxListener> what) {
        for (MailboxListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the listener of a mailbox failed", e);
            }
        }
    }
}
