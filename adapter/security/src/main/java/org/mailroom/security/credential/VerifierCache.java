package org.mailroom.security.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailroom.security.SecurityMetrics;

/**
 * Remembers for a short time which passwords were right, so that a client with many connections costs one hash. It
 * keeps no password and no name, only a keyed hash over all that the decision depends on; what depends on anything else
 * must be decided again each time. Entries die at a fixed age, however often they are asked for, and are freed by
 * {@link #sweep}.
 */
public final class VerifierCache {

    /** For the constructor. */
    public static final int DEFAULT_ENTRIES = 1000;

    /** For the constructor. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(300);

    private static final String NAME = "verifier";
    private static final String HMAC = "HmacSHA256";

    private final int maxEntries;
    private final long lifetime;
    private final LongSupplier nanoTime;
    private final SecurityMetrics metrics;
    private final SecretKeySpec key;
    /** By the time of birth in nanoseconds, the oldest first; all live equally long. */
    private final Map<Key, Long> births = new LinkedHashMap<>();

    private long hits;
    private long misses;
    private long evictions;
    private Instant lastSweep;

    /** A decision: all that went into it. */
    static final class Key {

        private final byte[] hash;

        private Key(byte[] hash) {
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && MessageDigest.isEqual(hash, key.hash);
        }

        @Override
        public int hashCode() {
            return ByteBuffer.wrap(hash).getInt();
        }
    }

    /**
     * With bounds.
     *
     * @param maxEntries 0 or more; 0 remembers nothing
     * @param lifetime of an entry
     */
    public VerifierCache(int maxEntries, Duration lifetime, SecurityMetrics metrics) {
        this(maxEntries, lifetime, metrics, System::nanoTime);
    }

    VerifierCache(int maxEntries, Duration lifetime, SecurityMetrics metrics, LongSupplier nanoTime) {
        if (maxEntries < 0 || lifetime.isNegative()) {
            throw new IllegalArgumentException("a cache holds 0 entries or more, for no time or longer");
        }
        this.maxEntries = maxEntries;
        this.lifetime = lifetime.toNanos();
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
        Arrays.fill(secret, (byte) 0);
    }

    /** Frees what has expired; to be called now and then, because nobody may come to ask. */
    public void sweep() {
        int freed;
        VerifierCacheFigures left;
        synchronized (this) {
            freed = freeExpired();
            lastSweep = Instant.now();
            left = figures();
        }
        metrics.cacheSwept(NAME, freed, left.size(), left.hits(), left.misses());
    }

    /** Frees everything. */
    public void purge() {
        int freed;
        VerifierCacheFigures left;
        synchronized (this) {
            freed = births.size();
            births.clear();
            lastSweep = Instant.now();
            left = figures();
        }
        metrics.cacheSwept(NAME, freed, left.size(), left.hits(), left.misses());
    }

    /** How it does. */
    public synchronized VerifierCacheFigures figures() {
        return new VerifierCacheFigures(births.size(), hits, misses, evictions, Optional.ofNullable(lastSweep));
    }

    /**
     * The key of a decision. Each input goes in with its length, so that no two decisions share a key.
     *
     * @param stored the text that the password is checked against
     */
    Key key(String realm, String user, byte[] password, String stored) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            update(mac, realm.getBytes(StandardCharsets.UTF_8));
            update(mac, user.getBytes(StandardCharsets.UTF_8));
            update(mac, password);
            update(mac, stored.getBytes(StandardCharsets.UTF_8));
            return new Key(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is missing in this Java", e);
        }
    }

    /** Whether the decision was yes, lately enough. */
    synchronized boolean contains(Key decision) {
        boolean alive = isAlive(decision);
        if (alive) {
            hits++;
        } else {
            misses++;
        }
        return alive;
    }

    /** The same once more for the same login, which is counted already. */
    synchronized boolean containsByNow(Key decision) {
        return isAlive(decision);
    }

    /** The decision was yes. */
    synchronized void add(Key decision) {
        freeExpired();
        births.remove(decision);
        births.put(decision, nanoTime.getAsLong());
        while (births.size() > maxEntries) {
            births.remove(births.keySet().iterator().next());
            evictions++;
        }
    }

    private boolean isAlive(Key decision) {
        Long birth = births.get(decision);
        return birth != null && !hasExpired(birth);
    }

    private int freeExpired() {
        int before = births.size();
        Iterator<Long> oldest = births.values().iterator();
        while (oldest.hasNext() && hasExpired(oldest.next())) {
            oldest.remove();
        }
        return before - births.size();
    }

    private boolean hasExpired(long birth) {
        return nanoTime.getAsLong() - birth >= lifetime;
    }

    private static void update(Mac mac, byte[] input) {
        mac.update(ByteBuffer.allocate(4).putInt(0, input.length));
        mac.update(input);
    }
}
