package org.mailroom.store.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mailroom.store.CacheFigures;

/**
 * Values that are dear to come by, bounded by their weight and by the time for which nobody asks for them. What has expired is
 * freed by {@link #sweep}.
 */
final class AgingCache<K, V> {

    private static final class Entry<V> {
        private final V value;
        private final long weight;
        private long usedAt;

        Entry(V value, long weight, long usedAt) {
            this.value = value;
            this.weight = weight;
            this.usedAt = usedAt;
        }
    }

    private final String name;
    private final long maxWeight;
    private final long lifetime;
    private final LongSupplier nanoTime;
    /** The one that was not asked for longest first. */
    private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>();

    private long weight;
    private long hits;
    private long misses;
    private long evictions;
    private int freed;
    private Instant lastSweep;

    /** @param nanoTime as {@link System#nanoTime()} */
    AgingCache(String name, long maxWeight, Duration lifetime, LongSupplier nanoTime) {
        this.name = name;
        this.maxWeight = maxWeight;
        this.lifetime = lifetime.toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized Optional<V> get(K key) {
        Entry<V> entry = entries.get(key);
        if (entry == null || hasExpired(entry)) {
            misses++;
            return Optional.empty();
        }
        hits++;
        entry.usedAt = nanoTime.getAsLong();
        entries.remove(key);
        entries.put(key, entry); // now the last one
        return Optional.of(entry.value);
    }

    /** The value, if it is there, however old; asking so does not count. */
    synchronized Optional<V> peek(K key) {
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.value);
    }

    /** Takes it out. */
    synchronized Optional<V> remove(K key) {
        Entry<V> entry = entries.remove(key);
        if (entry == null) {
            return Optional.empty();
        }
        weight -= entry.weight;
        return Optional.of(entry.value);
    }

    /** What is heavier than the whole cache may be is not kept. */
    synchronized void put(K key, V value, long itsWeight) {
        remove(key);
        if (itsWeight > maxWeight) {
            evictions++;
            return;
        }
        entries.put(key, new Entry<>(value, itsWeight, nanoTime.getAsLong()));
        weight += itsWeight;
        Iterator<Entry<V>> eldest = entries.values().iterator();
        while (weight > maxWeight) {
            weight -= eldest.next().weight;
            eldest.remove();
            evictions++;
        }
    }

    /** Frees what has expired; to be called now and then, because nobody may come to ask. */
    synchronized void sweep() {
        int before = entries.size();
        Iterator<Entry<V>> eldest = entries.values().iterator();
        while (eldest.hasNext()) {
            Entry<V> entry = eldest.next();
            if (!hasExpired(entry)) {
                break;
            }
            weight -= entry.weight;
            eldest.remove();
        }
        swept(before - entries.size());
    }

    /** Frees everything. */
    synchronized void purge() {
        int before = entries.size();
        entries.clear();
        weight = 0;
        swept(before);
    }

    synchronized CacheFigures figures() {
        return new CacheFigures(
                name,
                entries.size(),
                weight,
                maxWeight,
                hits,
                misses,
                evictions,
                freed,
                Optional.ofNullable(lastSweep));
    }

    private void swept(int count) {
        freed = count;
        lastSweep = Instant.now();
    }

    private boolean hasExpired(Entry<V> entry) {
        return nanoTime.getAsLong() - entry.usedAt >= lifetime;
    }
}
