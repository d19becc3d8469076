package org.mailroom.security.credential;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Lets only so many passwords be hashed at once, because each takes a core and its memory for as long as it lasts. */
public final class HashGate {

    private final Semaphore permits;
    private final Duration maxWait;
    private final AtomicLong computations = new AtomicLong();

    /**
     * With bounds.
     *
     * @param permits hashes at once, 1 or more
     * @param maxWait how long a login waits for its turn before it is told to come back later
     */
    public HashGate(int permits, Duration maxWait) {
        if (permits < 1 || maxWait.isNegative()) {
            throw new IllegalArgumentException(
                    "at least 1 password is hashed at once, and nobody waits less than no time");
        }
        this.permits = new Semaphore(permits, true);
        this.maxWait = maxWait;
    }

    /** As many at once as there are cores, each waiting for 10 s at most. */
    public static HashGate ofCores() {
        return new HashGate(Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(10));
    }

    /** Hashes that were computed, or are. */
    public long computations() {
        return computations.get();
    }

    /**
     * Checks a password when its turn comes.
     *
     * @param known asked first: somebody may have checked the same while this one waited
     * @param computation the hash
     * @throws RealmUnavailableException when the turn does not come in time, or the thread is interrupted, which it
     *     then still is
     */
    boolean check(BooleanSupplier known, BooleanSupplier computation) throws RealmUnavailableException {
        enter();
        try {
            if (known.getAsBoolean()) {
                return true;
            }
            computations.incrementAndGet();
            return computation.getAsBoolean();
        } finally {
            permits.release();
        }
    }

    private void enter() throws RealmUnavailableException {
        try {
            if (!permits.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new RealmUnavailableException(
                        "too many passwords are being checked: none of them was done within " + maxWait.toMillis()
                                + " ms",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealmUnavailableException("interrupted while other passwords were being checked", e);
        }
    }
}
