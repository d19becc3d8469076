package org.mailroom.connector.management;

import java.time.Instant;

/**
 * A cache after its last sweep.
 *
 * @param size entries that were alive
 * @param freed entries that were not
 */
public record SweptCache(String name, int size, int freed, Instant sweptAt) {}
