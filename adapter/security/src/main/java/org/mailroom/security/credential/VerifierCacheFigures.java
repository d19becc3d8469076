package org.mailroom.security.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * How a {@link VerifierCache} does.
 *
 * @param size entries held, expired ones that were not swept yet among them
 * @param hits questions answered with yes
 * @param misses all other questions
 * @param evictions entries that had to go before their time
 * @param lastSweep the last {@link VerifierCache#sweep} or {@link VerifierCache#purge}; empty before the first
 */
public record VerifierCacheFigures(int size, long hits, long misses, long evictions, Optional<Instant> lastSweep) {}
