package org.mailroom.connector.inflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mailroom.connector.management.Log;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.Outcome;

/**
 * Keeps one bean supplied: claims what is due in batches, so that many deliveries share a disk sync, and has up to
 * {@code maxConcurrency} workers take from what was claimed. It looks when it is told that something is ready, when a worker
 * has made room, and when the next delivery comes due; otherwise it costs nothing.
 */
final class SubscriptionPump {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LARGEST_BATCH = 100;

    private final Activation activation;
    private final MailQueue queue;
    private final EndpointDelivery delivery;
    private final Executor deliveries;
    private final ScheduledExecutorService threads;
    private final Duration poll;
    private final String subscription;
    private final int capacity;
    private final Deque<Claim> claimed = new ArrayDeque<>();
    private final Set<Claim> atWorkers = new HashSet<>();
    private final Queue<Claim> unsettled = new ConcurrentLinkedQueue<>();
    private int workers;
    private boolean looking;
    private boolean signalled;
    private boolean stopped;
    private boolean answerLost;
    private long pausedUntil;
    private Future<?> timer;

    SubscriptionPump(
            Activation activation,
            MailQueue queue,
            EndpointDelivery delivery,
            Executor deliveries,
            ScheduledExecutorService threads,
            Duration poll) {
        this.activation = activation;
        this.queue = queue;
        this.delivery = delivery;
        this.deliveries = deliveries;
        this.threads = threads;
        this.poll = poll;
        this.subscription = activation.settings().subscription();
        this.capacity = Math.min(LARGEST_BATCH, 2 * activation.settings().maxConcurrency());
    }

    /** Something may be due. */
    synchronized void signal() {
        signalled = true;
        arrange();
    }

    /** Has somebody look if it is time to; if it is not yet, sees to it that it will be. */
    private synchronized void arrange() {
        if (stopped || looking || !signalled) {
            return;
        }
        long pause = pausedUntil - System.nanoTime();
        if (pausedUntil != 0 && pause > 0) {
            schedule(Duration.ofNanos(pause));
        } else if (claimed.size() <= capacity / 2) {
            looking = true;
            execute();
        }
    }

    /** The bean or the store cannot be reached: asking again at once would only keep everybody busy. */
    private synchronized void pause() {
        pausedUntil = System.nanoTime() + PAUSE.toNanos();
        signal();
    }

    private void execute() {
        try {
            threads.execute(this::look);
        } catch (RejectedExecutionException closed) {
            looking = false;
        }
    }

    private void look() {
        Duration wait = null;
        try {
            settleLeftovers();
            int room = room();
            List<Claim> claims = room > 0 ? claim(room) : List.of();
            // What is claimed must be in hand before anything else can fail
            supply(claims, claims.size() == room);
            if (claims.size() < room) {
                wait = untilNext();
            }
        } catch (RuntimeException e) {
            Log.DISPATCH_FAILED.write(e, subscription);
            pause();
        }
        looked(wait);
    }

    /** Claims whose outcome the store did not take when it was known: nobody else would ever touch them. */
    private void settleLeftovers() {
        for (Claim claim = unsettled.peek(); claim != null; claim = unsettled.peek()) {
            try {
                queue.settle(claim, new Outcome.Retry(Instant.now(), "its outcome could not be stored"));
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.STALE) {
                    throw e;
                }
            }
            unsettled.remove();
        }
    }

    /** Claims; after a failure it first returns what the store may have given although its answer was lost. */
    private List<Claim> claim(int room) {
        if (answerLost) {
            queue.giveBackUnknown(subscription, inHand());
        }
        answerLost = true;
        List<Claim> claims = queue.claim(subscription, room);
        answerLost = false;
        return claims;
    }

    private synchronized List<Claim> inHand() {
        List<Claim> all = new ArrayList<>(claimed);
        all.addAll(atWorkers);
        all.addAll(unsettled);
        return all;
    }

    private synchronized int room() {
        signalled = false;
        return stopped ? 0 : capacity - claimed.size();
    }

    private Duration untilNext() {
        Duration due = queue.nextDue(subscription)
                .map(instant -> Duration.between(Instant.now(), instant))
                .orElse(null);
        if (poll.isZero()) {
            return due;
        }
        return due == null || due.compareTo(poll) > 0 ? poll : due;
    }

    private synchronized void looked(Duration wait) {
        looking = false;
        notifyAll();
        if (signalled) {
            arrange();
        } else if (wait != null && !stopped) {
            schedule(wait);
        }
    }

    /** One timer at a time: the last word counts. */
    private void schedule(Duration wait) {
        if (timer != null) {
            timer.cancel(false);
        }
        try {
            timer = threads.schedule(this::signal, Math.max(1, wait.toMillis() + 1), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            timer = null;
        }
    }

    private void supply(List<Claim> claims, boolean mayBeMore) {
        int missing;
        synchronized (this) {
            claimed.addAll(claims);
            signalled |= mayBeMore;
            missing = Math.min(activation.settings().maxConcurrency() - workers, claimed.size());
            workers += Math.max(0, missing);
        }
        for (int i = 0; i < missing; i++) {
            deliveries.execute(this::work);
        }
        if (isStopped()) {
            giveBackClaimed();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** A worker: delivers until nothing is claimed. */
    private void work() {
        for (Claim claim = next(); claim != null; claim = next()) {
            try {
                deliver(claim);
            } catch (RuntimeException e) {
                Log.DELIVERY_BROKEN.write(e, claim.subscription());
                unsettled.add(claim);
                pause();
            } finally {
                done(claim);
            }
        }
    }

    /** The next claim for a worker; null when it should leave. */
    private synchronized Claim next() {
        Claim claim = stopped ? null : claimed.poll();
        if (claim == null) {
            workerLeaves();
        } else {
            atWorkers.add(claim);
            arrange();
        }
        return claim;
    }

    private synchronized void done(Claim claim) {
        atWorkers.remove(claim);
    }

    private synchronized void workerLeaves() {
        workers--;
        notifyAll();
        arrange();
    }

    private void deliver(Claim claim) {
        try {
            if (!activation.enter(Duration.ofDays(1))) {
                queue.giveBack(List.of(claim));
                return;
            }
            try {
                Verdict verdict = delivery.deliver(activation, claim, FatePolicy.queued(activation.settings()));
                report(claim, verdict);
            } finally {
                activation.leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            queue.giveBack(List.of(claim));
        }
    }

    private void report(Claim claim, Verdict verdict) {
        if (verdict instanceof Verdict.NotReached notReached) {
            Log.NOT_REACHED.write(subscription, notReached.reason());
            pause();
            queue.giveBack(List.of(claim));
        } else {
            DeliveryLog.queued(claim, verdict, activation.settings());
        }
    }

    /** Ends: no more claims, workers finish the delivery at hand, the rest goes back. */
    void stop(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (this) {
            stopped = true;
            if (timer != null) {
                timer.cancel(false);
            }
            try {
                while ((workers > 0 || looking) && System.nanoTime() < deadline) {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, deadline - System.nanoTime()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            giveBackClaimed();
            settleLeftovers();
        } catch (RuntimeException e) {
            Log.STOP_INCOMPLETE.write(e, "returning claims of '" + subscription + "'");
        }
    }

    private void giveBackClaimed() {
        List<Claim> left;
        synchronized (this) {
            left = new ArrayList<>(claimed);
            claimed.clear();
        }
        if (!left.isEmpty()) {
            queue.giveBack(left);
        }
    }
}
