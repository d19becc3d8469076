package org.mailroom.server.limit;

import java.net.InetAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many connections are taken in a minute, in all and from each peer. A peer may take its minute's worth at once, and then has to
 * wait: for each connection one time is kept, at which all that were taken will have been paid for. Safe for use by several threads.
 */
public final class ConnectionRates {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_REMEMBERED = 100_000;

    private final LiveLimits limits;
    private final LongSupplier nanoClock;

    /** The one that came longest ago first. */
    private final Map<InetAddress, Long> paidFor = new LinkedHashMap<>();

    private Optional<Long> allPaidFor = Optional.empty();

    public ConnectionRates(LiveLimits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.nanoClock = nanoClock;
    }

    /**
     * One more connection, if it may be taken.
     *
     * @return the limit that is reached; empty when it is counted
     */
    public synchronized Optional<Limit> exceeded(Network peer) {
        LoadLimits load = limits.current().load();
        long now = nanoClock.getAsLong();
        Long all = next(allPaidFor.orElse(now), now, load.maxConnectionRate());
        if (all == null) {
            return Optional.of(Limit.MAX_CONNECTION_RATE);
        }
        Long own = next(paidFor.getOrDefault(peer.address(), now), now, load.maxConnectionRatePerAddress());
        if (own == null) {
            return Optional.of(Limit.MAX_CONNECTION_RATE_PER_ADDRESS);
        }
        allPaidFor = Optional.of(all);
        paidFor.remove(peer.address());
        if (own - now > 0) {
            paidFor.put(peer.address(), own);
        }
        forget(now);
        return Optional.empty();
    }

    /** When it is paid for; null when that is too far away. */
    private static Long next(long before, long now, int perMinute) {
        if (perMinute == 0) {
            return now;
        }
        long paid = Math.max(0, before - now) + MINUTE / perMinute;
        return paid > MINUTE ? null : (Long) (now + paid);
    }

    private void forget(long now) {
        Iterator<Long> oldest = paidFor.values().iterator();
        while (oldest.hasNext() && (oldest.next() - now <= 0 || paidFor.size() > MOST_REMEMBERED)) {
            oldest.remove();
        }
    }

    /** Peers that are remembered. */
    public synchronized int size() {
        return paidFor.size();
    }
}
