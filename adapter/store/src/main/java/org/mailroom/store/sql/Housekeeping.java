package org.mailroom.store.sql;

import java.util.List;
import org.mailroom.store.StoreException;

/** What is done every now and then, on a thread of its own. */
final class Housekeeping implements AutoCloseable {

    private static final long TICK_MILLIS = 1000;
    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    /**
     * Something done again and again.
     *
     * @param name for messages
     * @param everySeconds 1 or more
     * @param task may throw StoreException; it is tried again at its next time
     */
    record Chore(String name, int everySeconds, Runnable task) {}

    private final List<Chore> chores;
    private final Thread thread = new Thread(this::run, "mailroom-store-housekeeping");
    private boolean closed;

    Housekeeping(List<Chore> chores) {
        this.chores = List.copyOf(chores);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when the thread has ended. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        Uninterrupted.join(thread);
    }

    private void run() {
        for (long second = 1; rested(); second++) {
            for (Chore chore : chores) {
                if (second % chore.everySeconds() == 0) {
                    run(chore);
                }
            }
        }
    }

    private synchronized boolean rested() {
        try {
            if (!closed) {
                wait(TICK_MILLIS);
            }
        } catch (InterruptedException e) {
            // Only close() ends this thread.
        }
        return !closed;
    }

    private static void run(Chore chore) {
        try {
            chore.task().run();
        } catch (StoreException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} failed and will be tried again: {1}",
                    chore.name(),
                    e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, chore.name() + " failed", e);
        }
    }
}
