package org.mailroom.security.tls;

import java.time.Instant;

/**
 * The keys and the session cache of a stretch of time.
 *
 * @param number counts from 1
 * @param startNanos when it began, by a clock like {@link System#nanoTime}
 */
record Generation(long number, Instant start, long startNanos, Engines engines, Offer offer, ServerContext context) {}
