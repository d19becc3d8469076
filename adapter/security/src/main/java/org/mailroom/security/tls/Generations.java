package org.mailroom.security.tls;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.mailroom.security.tls.key.KeyRing;

/**
 * The generation in use, and those before it as long as they have connections. A handshake that began in an old one ends in it and
 * leaves its session there, so the old ones are swept too, of everything.
 */
final class Generations {

    private final TlsSettings settings;
    private final LongSupplier nanoClock;

    /** Held for reading while an engine is made, so that nobody closes its context meanwhile. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private final List<WeakReference<ServerContext>> retired = new ArrayList<>();
    private Generation current;
    private KeyRing ring;
    private Set<ByteBuffer> seen = Set.of();

    /** With a clock like {@link System#nanoTime}. */
    Generations(TlsSettings settings, LongSupplier nanoClock) {
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    /** Calls with the current one, which stays open until that returns. */
    <T> T withCurrent(Function<Generation, T> use) {
        lock.readLock().lock();
        try {
            if (current == null) {
                throw new IllegalStateException("the TLS service has been closed");
            }
            return use.apply(current);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Begins the next one and empties the one before.
     *
     * @return the sessions that went with it
     */
    synchronized int begin(Engines engines, Offer offer, KeyRing keys) throws Exception {
        ServerContext context = engines.context(keys, settings, offer);
        ring = keys;
        return replace(new Generation(number() + 1, Instant.now(), nanoClock.getAsLong(), engines, offer, context));
    }

    /** Others with the same engines and keys, and with sessions and tickets of their own. */
    synchronized Generations with(TlsSettings others) throws Exception {
        Generations beside = new Generations(others, nanoClock);
        Generation now = withCurrent(Function.identity());
        beside.begin(now.engines(), now.offer(), ring);
        return beside;
    }

    /** The same again, with new keys for tickets and an empty cache. */
    synchronized int renew() throws Exception {
        Generation old = withCurrent(Function.identity());
        return begin(old.engines(), old.offer(), ring);
    }

    /**
     * Frees what has expired, and what came into the caches of old generations since.
     *
     * @return how many were there at the sweep before, and are no longer
     */
    synchronized int sweep() {
        Set<ByteBuffer> alive = withCurrent(generation -> {
            generation.context().expire();
            generation.context().renewTicketKeys();
            return generation.context().sessions();
        });
        emptyRetired();
        Set<ByteBuffer> gone = new HashSet<>(seen);
        gone.removeAll(alive);
        seen = alive;
        return gone.size();
    }

    /** Whether the current one is older than that. */
    boolean isOlderThan(Duration lifetime) {
        return withCurrent(generation -> nanoClock.getAsLong() - generation.startNanos() >= lifetime.toNanos());
    }

    /** Sessions that can be resumed from memory. */
    int cached() {
        return withCurrent(generation -> generation.context().sessions().size());
    }

    synchronized void close() {
        replace(null);
        emptyRetired();
    }

    private int replace(Generation next) {
        Generation old;
        lock.writeLock().lock();
        try {
            old = current;
            current = next;
        } finally {
            lock.writeLock().unlock();
        }
        seen = Set.of();
        if (old == null) {
            return 0;
        }
        int sessions = old.context().sessions().size();
        old.context().close();
        retired.add(new WeakReference<>(old.context()));
        return sessions;
    }

    private void emptyRetired() {
        retired.removeIf(reference -> reference.refersTo(null));
        for (WeakReference<ServerContext> reference : retired) {
            ServerContext context = reference.get();
            if (context != null) {
                context.empty();
            }
        }
    }

    private long number() {
        lock.readLock().lock();
        try {
            return current == null ? 0 : current.number();
        } finally {
            lock.readLock().unlock();
        }
    }
}
