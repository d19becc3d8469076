package org.mailroom.connector.management;

import java.time.Instant;

/**
 * A cache after its last sweep.
 *
 * @param size entries that were alive
 * @param freed entries that were not
 * @param hits questions that it had answered since it began
 * @param misses all other questions since then
 */
public record SweptCache(String name, int size, int freed, long hits, long misses, Instant sweptAt) {}
