package org.mailroom.server.trace;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The traces that are on, and where they are written: the logger {@code org.mailroom.trace}. While none is on, a connection pays
 * for it with one volatile read at each command. Safe for use by several threads.
 */
public final class Traces {

    /** The most traces at once. */
    public static final int MOST = 100;

    private static final Logger LOGGER = System.getLogger("org.mailroom.trace");
    private static final int LINES_A_SECOND = 1000;

    private final Consumer<String> log;
    private final InstantSource clock;
    private final LogRate rate = new LogRate(LINES_A_SECOND, Duration.ofSeconds(1));
    private volatile List<Trace> active = List.of();

    /** None is on. */
    public Traces() {
        this(line -> LOGGER.log(Level.INFO, line), InstantSource.system());
    }

    /**
     * None is on.
     *
     * @param log gets the lines; called on any thread
     */
    Traces(Consumer<String> log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Whether any is on. */
    public boolean isOn() {
        return !active.isEmpty();
    }

    /** Those that are on, in the order in which they were started. */
    public List<Trace> active() {
        return hasOver(active) ? sweep() : active;
    }

    /**
     * Starts one, in the place of one that is on for the same.
     *
     * @param whom an address, a network, or the name of a user
     * @throws IllegalStateException when there are too many
     */
    public synchronized void start(String whom, Duration time) {
        List<Trace> next = new ArrayList<>(sweep());
        next.removeIf(trace -> trace.whom().equals(whom));
        if (next.size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " traces already; stop one first");
        }
        next.add(Trace.of(whom, clock.instant().plus(time)));
        active = List.copyOf(next);
    }

    /** Ends one; false when there is none such. */
    public synchronized boolean stop(String whom) {
        List<Trace> next = new ArrayList<>(sweep());
        boolean found = next.removeIf(trace -> trace.whom().equals(whom));
        active = List.copyOf(next);
        return found;
    }

    /** Whether a connection is traced. */
    boolean covers(InetAddress peer, String user) {
        return active().stream().anyMatch(trace -> trace.covers(peer, user));
    }

    private boolean hasOver(List<Trace> traces) {
        if (traces.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        return traces.stream().anyMatch(trace -> !now.isBefore(trace.until()));
    }

    private synchronized List<Trace> sweep() {
        if (hasOver(active)) {
            Instant now = clock.instant();
            active =
                    active.stream().filter(trace -> now.isBefore(trace.until())).toList();
        }
        return active;
    }

    /** Writes a line, unless there were too many in this second: then it is counted. */
    void write(String line) {
        long now = System.nanoTime();
        int untold = rate.untold(now);
        if (untold > 0) {
            log.accept("(and " + untold + " more lines in a second)");
        }
        if (rate.mayWrite(now)) {
            log.accept(line);
        }
    }
}
