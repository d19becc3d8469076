package org.mailroom.server.limit;

import java.util.Optional;

/**
 * The limits as they are now. Whoever enforces one asks for it at the moment of use. They begin as they were configured, can be
 * changed one by one, and are tighter under pressure. Safe for use by several threads.
 */
public final class LiveLimits {

    private final ServerLimits configured;
    private ServerLimits set;
    private String pressure = "";
    private volatile ServerLimits current;

    /**
     * As configured.
     *
     * @param configured checked
     */
    public LiveLimits(ServerLimits configured) {
        this.configured = configured;
        this.set = configured;
        this.current = configured;
    }

    /** Those in force. */
    public ServerLimits current() {
        return current;
    }

    /** Those of the configuration. */
    public ServerLimits configured() {
        return configured;
    }

    /**
     * Changes one, until the server stops.
     *
     * @param value in its unit
     * @throws InvalidLimitException when it cannot have it
     */
    public synchronized void set(Limit limit, long value) {
        set = limit.in(set, value).checked();
        apply();
    }

    /** Gives one the value of the configuration again. */
    public synchronized void reset(Limit limit) {
        set(limit, limit.of(configured));
    }

    /** What presses, for people; empty when nothing does. */
    public synchronized Optional<String> pressure() {
        return Optional.of(pressure).filter(text -> !text.isEmpty());
    }

    /** From now on this presses, or nothing. */
    synchronized void pressure(Optional<String> what) {
        pressure = what.orElse("");
        apply();
    }

    private void apply() {
        ServerLimits now = set;
        if (!pressure.isEmpty()) {
            for (Limit limit : Limit.values()) {
                now = limit.tightened(now);
            }
        }
        current = now;
    }
}
