package org.mailroom.connector.inflow;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.Outcome;

/**
 * The claims of one subscription that this node holds: waiting for a worker, with a worker, or with an outcome that the store has
 * not taken. As long as the node lives nobody else would try them, so none may be lost, whatever fails.
 */
final class HeldClaims {

    private final MailQueue queue;
    private final String subscription;
    private final Deque<Claim> waiting = new ArrayDeque<>();
    private final Set<Claim> atWorkers = new HashSet<>();
    private final Deque<Claim> unsettled = new ArrayDeque<>();
    private boolean answerLost;

    HeldClaims(MailQueue queue, String subscription) {
        this.queue = queue;
        this.subscription = subscription;
    }

    /**
     * Claims more. Called by one thread at a time.
     *
     * @param room the most to claim; 0 claims none
     * @return how many were claimed
     */
    int claim(int room) {
        settleUnsettled();
        if (room == 0) {
            return 0;
        }
        if (answerLost) {
            // The store may have given what we never heard of
            queue.giveBackUnknown(subscription, all());
        }
        answerLost = true;
        List<Claim> claims = queue.claim(subscription, room);
        answerLost = false;
        synchronized (this) {
            waiting.addAll(claims);
        }
        return claims.size();
    }

    private synchronized List<Claim> all() {
        List<Claim> all = new ArrayList<>(waiting);
        all.addAll(atWorkers);
        all.addAll(unsettled);
        return all;
    }

    /** How many wait for a worker. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Hands one to a worker; null when none waits. */
    synchronized Claim next() {
        Claim claim = waiting.poll();
        if (claim != null) {
            atWorkers.add(claim);
        }
        return claim;
    }

    /** The worker has done with it. */
    synchronized void done(Claim claim) {
        atWorkers.remove(claim);
    }

    /** The store did not take its outcome: it is settled when the store answers again. */
    synchronized void keep(Claim claim) {
        unsettled.add(claim);
    }

    /** Returns what no worker has begun. */
    void giveBackWaiting() {
        List<Claim> left;
        synchronized (this) {
            left = new ArrayList<>(waiting);
            waiting.clear();
        }
        if (!left.isEmpty()) {
            queue.giveBack(left);
        }
    }

    /** Has tried again what the store had no outcome for. */
    void settleUnsettled() {
        for (Claim claim = firstUnsettled(); claim != null; claim = firstUnsettled()) {
            try {
                queue.settle(claim, new Outcome.Retry(Instant.now(), "its outcome could not be stored"));
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.STALE) {
                    throw e;
                }
            }
            synchronized (this) {
                unsettled.remove(claim);
            }
        }
    }

    private synchronized Claim firstUnsettled() {
        return unsettled.peek();
    }
}
