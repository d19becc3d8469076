package org.mailroom.store.sql;

import org.mailroom.store.queue.Outcome;

/**
 * What an outcome makes of a delivery.
 *
 * @param state READY, DEAD, or DELETE for none
 * @param subscription the one it is handed to, or null when it stays
 * @param dueAt in milliseconds, or null when that stays
 * @param reason one line, or null
 */
record NextState(String state, String subscription, Long dueAt, String reason) {

    static final String READY = "READY";
    static final String DEAD = "DEAD";
    static final String DELETE = "DELETE";

    private static final int MAX_REASON = 1000;

    /** @throws IllegalArgumentException when a subscription's name cannot be one */
    static NextState of(Outcome outcome) {
        if (outcome instanceof Outcome.Retry retry) {
            return new NextState(READY, null, retry.dueAt().toEpochMilli(), line(retry.reason()));
        }
        if (outcome instanceof Outcome.Dead dead) {
            return new NextState(DEAD, null, null, line(dead.reason()));
        }
        if (outcome instanceof Outcome.Forwarded to) {
            String name = LineText.checked("a subscription", to.subscription());
            return new NextState(READY, name, System.currentTimeMillis(), line(to.reason()));
        }
        return new NextState(DELETE, null, null, null); // Handled, Discarded
    }

    boolean isGone() {
        return state.equals(DELETE);
    }

    private static String line(String reason) {
        return LineText.cut(reason, MAX_REASON);
    }
}
