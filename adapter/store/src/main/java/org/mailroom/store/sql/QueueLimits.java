package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.QueueAdmin.Figures;

/**
 * How much the queue may hold. The counters are loaded from the database and follow each commit; on a shared database, where
 * others commit too, they are loaded again every few seconds.
 */
final class QueueLimits {

    private static final long DISK_CACHED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Held(long messages, long bytes) {}

    private record Disk(long free, long askedAt) {}

    private final StoreSettings settings;
    private final LongSupplier freeDisk;
    private volatile Held held = new Held(0, 0);
    private volatile Disk disk;

    /** @param freeDisk octets, or -1 when it is not ours to know */
    QueueLimits(StoreSettings settings, LongSupplier freeDisk) {
        this.settings = settings;
        this.freeDisk = freeDisk;
    }

    /** Counts what the database holds; effective at the commit, in the order of the work around it. */
    void load(Transaction tx) throws SQLException {
        Held counted = tx.first(
                        "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM message",
                        row -> new Held(row.getLong(1), row.getLong(2)))
                .orElseThrow();
        tx.effects().afterCommit(() -> held = counted);
    }

    /** On the writer's thread alone. */
    void committed(Effects effects) {
        effects.runAfterCommit();
        held = new Held(held.messages() + effects.messages(), held.bytes() + effects.bytes());
    }

    /** Whether a message of that size has room, as far as is known. Throws FULL. */
    void checkRoom(long size) {
        check(held, size);
    }

    /** Whether it has room beside what the transaction holds already. Throws FULL. */
    void checkRoom(Transaction tx, long size) {
        check(new Held(held.messages() + tx.messages(), held.bytes() + tx.bytes()), size);
    }

    /** Whether the disk has room for that many octets. Throws FULL. */
    void checkDisk(long size) {
        long free = freeDisk();
        if (free >= 0 && free - size < settings.minFreeDisk()) {
            throw full("the disk has " + free + " octets free, " + settings.minFreeDisk() + " must stay (minFreeDisk)");
        }
    }

    Figures figures() {
        Held now = held;
        return new Figures(
                now.messages(), now.bytes(), settings.maxMessages(), settings.maxBytes(), freeDisk(), whyFull());
    }

    private void check(Held now, long size) {
        if (now.messages() >= settings.maxMessages()) {
            throw full("the queue holds " + now.messages() + " messages, its limit"
                    + limit(now.messages(), settings.maxMessages()) + " (maxQueuedMessages)");
        }
        if (now.bytes() >= settings.maxBytes()) {
            throw full("the queue holds " + now.bytes() + " octets, its limit" + limit(now.bytes(), settings.maxBytes())
                    + " (maxQueuedBytes)");
        }
        if (size > settings.maxBytes() - now.bytes()) {
            throw full("the queue holds " + now.bytes() + " octets, with " + size + " more it would pass its limit of "
                    + settings.maxBytes() + " (maxQueuedBytes)");
        }
        checkDisk(size);
    }

    private static String limit(long held, long max) {
        return held == max ? "" : " is " + max;
    }

    private String whyFull() {
        try {
            checkRoom(1);
            return "";
        } catch (StoreException e) {
            return e.getMessage();
        }
    }

    private long freeDisk() {
        Disk last = disk;
        long now = System.nanoTime();
        if (last == null || now - last.askedAt() > DISK_CACHED_NANOS) {
            last = new Disk(freeDisk.getAsLong(), now);
            disk = last;
        }
        return last.free();
    }

    private static StoreException full(String why) {
        return new StoreException(Kind.FULL, why);
    }
}
