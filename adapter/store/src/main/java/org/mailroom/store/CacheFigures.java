package org.mailroom.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How a cache of the store does.
 *
 * @param name of the cache
 * @param size entries held, expired ones that were not swept yet among them
 * @param weight of all entries: what it is counted in is the cache's affair
 * @param maxWeight what the weight does not go beyond
 * @param hits questions that it answered
 * @param misses all other questions
 * @param evictions entries that had to go before their time
 * @param freed entries that the last sweep or purge freed
 * @param lastSweep the last sweep or purge; empty before the first
 */
public record CacheFigures(
        String name,
        int size,
        long weight,
        long maxWeight,
        long hits,
        long misses,
        long evictions,
        int freed,
        Optional<Instant> lastSweep) {}
