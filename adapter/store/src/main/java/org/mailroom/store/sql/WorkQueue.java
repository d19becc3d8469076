package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/** Work that waits for the writer, taken in batches by it alone. */
final class WorkQueue {

    private static final int MAX_WORKS = 500;
    private static final int MAX_OCTETS = 8 << 20;
    private static final long IDLE_SECONDS = 5;

    private final BlockingQueue<PendingWork<?>> waiting = new LinkedBlockingQueue<>();
    private final PendingWork<Void> end = new PendingWork<>(tx -> null, 0);
    private PendingWork<?> next;
    private boolean closed;

    /** Throws UNAVAILABLE when closed. */
    synchronized void add(PendingWork<?> work) {
        if (closed) {
            throw new StoreException(Kind.UNAVAILABLE, "the store is closed");
        }
        waiting.add(work);
    }

    /** Takes this last work and no more. */
    synchronized void close(PendingWork<?> last) {
        if (!closed) {
            closed = true;
            waiting.add(last);
            waiting.add(end);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether all work was taken and none will come. */
    boolean hasEnded() {
        return next == end;
    }

    /** What waits, bounded; waits for some seconds when there is nothing, and may then be empty. */
    List<PendingWork<?>> take() {
        List<PendingWork<?>> batch = new ArrayList<>();
        int octets = 0;
        await();
        while (next != null && next != end && batch.size() < MAX_WORKS && octets < MAX_OCTETS) {
            batch.add(next);
            octets += next.octets();
            next = waiting.poll();
        }
        return batch;
    }

    private void await() {
        try {
            next = next == null ? waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS) : next;
        } catch (InterruptedException e) {
            // Only close() ends the writer.
        }
    }
}
