package org.mailroom.server.limit;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.server.ServerMetrics;

/**
 * Remembers which addresses failed to log in, makes each further login from them wait longer, and bans those that do not stop.
 * Addresses count as {@link Network#of} has it.
 *
 * <p>The wait of an address comes before its login is looked at, so that a guess that is right takes as long to try as one that
 * is wrong, and takes none of our time meanwhile. A success forgets the failures. How many addresses are remembered is bounded;
 * those whose time is over go with the next failure, the rest with {@link #sweep()}. Safe for use by several threads.
 */
public final class LoginPenalties {

    private static final int MAX_DOUBLINGS = 30;

    private final LiveLimits limits;
    private final ServerMetrics metrics;
    private final InstantSource clock;

    /** The one that failed longest ago first. */
    private final Map<InetAddress, Failures> failures = new LinkedHashMap<>();

    /** The one banned longest ago first. */
    private final Map<InetAddress, Instant> bans = new LinkedHashMap<>();

    private record Failures(int count, Instant last) {}

    /**
     * A ban that is in force.
     *
     * @param address for IPv6 the first address of the /64
     */
    public record Ban(InetAddress address, Instant until) {}

    /** Remembers nobody yet. */
    public LoginPenalties(LiveLimits limits, ServerMetrics metrics, InstantSource clock) {
        this.limits = limits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** How long a login from the address has to wait before it is looked at; zero without failures. */
    public synchronized Duration delay(InetAddress peer) {
        Failures past = failures.get(network(peer));
        return past == null || isForgotten(past) ? Duration.ZERO : delay(past.count());
    }

    /**
     * A login failed.
     *
     * @return how long the next login waits; the answer to this one should not come sooner
     */
    public Duration failed(InetAddress peer) {
        InetAddress network = network(peer);
        int count = count(network);
        LoginLimits now = limits.current().login();
        if (now.banAfter() > 0 && count >= now.banAfter()) {
            ban(network, now.banTime());
        }
        return delay(count);
    }

    private synchronized int count(InetAddress network) {
        Failures past = failures.remove(network);
        int count = past == null || isForgotten(past) ? 1 : past.count() + 1;
        failures.put(network, new Failures(count, clock.instant()));
        sweepOldest();
        return count;
    }

    /** A login succeeded: the failures of the address are forgotten, but not a ban. */
    public synchronized void succeeded(InetAddress peer) {
        failures.remove(network(peer));
    }

    public synchronized boolean isBanned(InetAddress peer) {
        if (bans.isEmpty()) {
            return false;
        }
        Instant until = bans.get(network(peer));
        return until != null && clock.instant().isBefore(until);
    }

    /** Refuses connections from the address for so long; those that are open are ended at their next login. */
    public void ban(InetAddress peer, Duration time) {
        InetAddress network = network(peer);
        Instant until = clock.instant().plus(time);
        synchronized (this) {
            bans.remove(network);
            bans.put(network, until);
            sweepOldest();
        }
        metrics.addressBanned(network, until);
    }

    /** Ends the ban of the address and forgets its failures; false when there was no ban. */
    public synchronized boolean unban(InetAddress peer) {
        InetAddress network = network(peer);
        failures.remove(network);
        return bans.remove(network) != null;
    }

    /** The bans in force. */
    public synchronized List<Ban> bans() {
        Instant now = clock.instant();
        return bans.entrySet().stream()
                .filter(ban -> now.isBefore(ban.getValue()))
                .map(ban -> new Ban(ban.getKey(), ban.getValue()))
                .toList();
    }

    /** Addresses remembered, for a failure or a ban. */
    public synchronized int size() {
        return failures.size() + bans.size();
    }

    /** Forgets all that is over. */
    public synchronized void sweep() {
        Instant now = clock.instant();
        failures.values().removeIf(this::isForgotten);
        bans.values().removeIf(until -> !now.isBefore(until));
    }

    /** Forgets the oldest as far as they are over, or too many: as much work as there are to forget. */
    private void sweepOldest() {
        Instant now = clock.instant();
        int most = limits.current().login().maxPenalties();
        Iterator<Failures> oldest = failures.values().iterator();
        while (oldest.hasNext() && (isForgotten(oldest.next()) || failures.size() > most)) {
            oldest.remove();
        }
        Iterator<Instant> ends = bans.values().iterator();
        while (ends.hasNext() && (!now.isBefore(ends.next()) || bans.size() > most)) {
            ends.remove();
        }
    }

    private boolean isForgotten(Failures past) {
        return !clock.instant()
                .isBefore(past.last().plus(limits.current().login().loginPenaltyTime()));
    }

    private Duration delay(int count) {
        LoginLimits now = limits.current().login();
        Duration doubled = now.loginDelay().multipliedBy(1L << Math.min(count - 1, MAX_DOUBLINGS));
        return doubled.compareTo(now.maxLoginDelay()) < 0 ? doubled : now.maxLoginDelay();
    }

    private static InetAddress network(InetAddress peer) {
        return Network.of(peer).address();
    }
}
