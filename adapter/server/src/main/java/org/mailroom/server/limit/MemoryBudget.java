package org.mailroom.server.limit;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The octets that all connections together may hold in memory. Enforces {@code maxMemory}.
 *
 * <p>One half of it is shared out evenly: so much each connection may always hold, and so a short command always goes on. Who needs
 * more takes a <em>place</em> in the other half, {@code maxConnectionMemory} octets large and what its layers need, in which whatever
 * is begun can be brought to its end, and gives it back when that is done. When all places are taken, the next ones wait, the peers
 * in turn; and who keeps a place without coming to an end while others wait is ended. Safe for use by several threads.
 */
public final class MemoryBudget {

    /** A connection can always read this much: what else is short, a farewell must not be. */
    static final int LEAST_SHARE = 512;

    private static final int MOST_SHARE = 16 * 1024;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_STAY = TimeUnit.SECONDS.toNanos(10);

    private final LiveLimits limits;
    private final LongSupplier nanoClock;
    private final AtomicLong held = new AtomicLong();

    /** Those that have a place, the one that took it first at the beginning. */
    private final Map<MemoryAccount, Place> places = new LinkedHashMap<>();

    /** Those that wait for one, by their peers; the peer whose turn it is at the beginning. */
    private final Map<InetAddress, LinkedHashSet<MemoryAccount>> waiting = new LinkedHashMap<>();

    private long reserved;

    /** What of the reserved octets connections keep until they end. */
    private long kept;

    private record Place(long octets, long since) {}

    /** Nobody holds anything. */
    public MemoryBudget(LiveLimits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.nanoClock = nanoClock;
    }

    /** Octets held now. */
    public long held() {
        return held.get();
    }

    /** The most octets that are to be held. */
    public long most() {
        return limits.current().load().memoryOctets();
    }

    /** How much of it is in use, 0 to 1: of the whole, or of its places, whichever is more. */
    public synchronized double use() {
        long most = most();
        return Math.max((double) held.get() / most, (double) reserved / (most / 2));
    }

    /** Connections that have a place. */
    public synchronized int places() {
        return places.size();
    }

    /** Connections that wait for one. */
    public synchronized int waiting() {
        return waiting.values().stream().mapToInt(LinkedHashSet::size).sum();
    }

    /** Whether nobody holds anything, has a place or waits for one. */
    public synchronized boolean isUnused() {
        return held.get() == 0 && reserved == 0 && places.isEmpty() && waiting.isEmpty();
    }

    void add(long octets) {
        held.addAndGet(octets);
    }

    /** What each connection may hold without a place. */
    long share() {
        ServerLimits now = limits.current();
        long even = now.load().memoryOctets() / 2 / now.maxConnections();
        return Math.max(LEAST_SHARE, Math.min(MOST_SHARE, even));
    }

    /** Takes a place now, unless all are taken or others wait; whether the account has one. */
    synchronized boolean reserve(MemoryAccount account) {
        return places.containsKey(account) || waiting.isEmpty() && take(account);
    }

    /** Waits for a place; the account is told when it has one, and maybe at once. */
    synchronized void await(MemoryAccount account) {
        if (reserve(account)) {
            account.granted();
            return;
        }
        account.waitingSince(nanoClock.getAsLong());
        waiting.computeIfAbsent(account.peer(), peer -> new LinkedHashSet<>()).add(account);
    }

    /** Takes octets that a connection keeps until it ends, as long as half of the places stay free of such; whether it has. */
    synchronized boolean keep(long octets) {
        if (kept + octets > most() / 4) {
            return false;
        }
        kept += octets;
        reserved += octets;
        add(octets);
        return true;
    }

    /** Gives back what was kept. */
    synchronized void giveBack(long octets) {
        if (octets > 0) {
            kept -= octets;
            reserved -= octets;
            add(-octets);
            grant();
        }
    }

    private boolean take(MemoryAccount account) {
        ServerLimits now = limits.current();
        long octets = now.load().maxConnectionMemory() + account.layers();
        if (!places.isEmpty() && reserved + octets > now.load().memoryOctets() / 2) {
            return false;
        }
        reserved += octets;
        places.put(account, new Place(octets, nanoClock.getAsLong()));
        account.place(octets);
        return true;
    }

    /** Has the account keep the place as if it had just taken it. */
    synchronized void renew(MemoryAccount account) {
        Place place = places.remove(account);
        if (place != null) {
            places.put(account, new Place(place.octets(), nanoClock.getAsLong()));
        }
    }

    /** Gives the place back, if the account has one, and waits for none. */
    synchronized void leave(MemoryAccount account) {
        LinkedHashSet<MemoryAccount> ofPeer = waiting.get(account.peer());
        if (ofPeer != null && ofPeer.remove(account) && ofPeer.isEmpty()) {
            waiting.remove(account.peer());
        }
        Place place = places.remove(account);
        if (place != null) {
            reserved -= place.octets();
            account.place(0);
            grant();
        }
    }

    private void grant() {
        Optional<MemoryAccount> next = next();
        while (next.isPresent() && take(next.get())) {
            LinkedHashSet<MemoryAccount> ofPeer = waiting.remove(next.get().peer());
            ofPeer.remove(next.get());
            if (!ofPeer.isEmpty()) {
                // Another peer's turn
                waiting.put(next.get().peer(), ofPeer);
            }
            next.get().granted();
            next = next();
        }
    }

    private Optional<MemoryAccount> next() {
        return waiting.values().stream().findFirst().map(ofPeer -> ofPeer.iterator()
                .next());
    }

    /**
     * To be called each second: gives places that a changed limit has made, and ends those that keep others waiting.
     *
     * @return the peers of those that were ended
     */
    public List<InetAddress> tick() {
        List<MemoryAccount> ended = new ArrayList<>();
        synchronized (this) {
            grant();
            long now = nanoClock.getAsLong();
            if (next().filter(first -> now - first.waitingSince() >= PATIENCE).isPresent()) {
                Iterator<Map.Entry<MemoryAccount, Place>> oldest =
                        places.entrySet().iterator();
                while (ended.size() < waiting() && oldest.hasNext()) {
                    Map.Entry<MemoryAccount, Place> stay = oldest.next();
                    if (now - stay.getValue().since() < LONGEST_STAY) {
                        break;
                    }
                    ended.add(stay.getKey());
                }
            }
        }
        ended.forEach(MemoryAccount::end);
        return ended.stream().map(MemoryAccount::peer).toList();
    }
}
