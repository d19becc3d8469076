package org.mailroom.security.tls;

import java.time.Instant;

/**
 * The keys and the session cache of a stretch of time.
 *
 * @param number counts from 1
 * @param startNanos when it began, by {@link System#nanoTime}
 */
record Generation(long number, Instant start, long startNanos, Engines engines, Offer offer, ServerContext context) {

    Generation(long number, Engines engines, Offer offer, ServerContext context) {
        this(number, Instant.now(), System.nanoTime(), engines, offer, context);
    }
}
