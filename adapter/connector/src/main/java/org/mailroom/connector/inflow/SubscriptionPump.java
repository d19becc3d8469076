package org.mailroom.connector.inflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.mailroom.connector.management.Log;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailQueue;

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
    private final BooleanSupplier paused;
    private final String subscription;
    private final int capacity;
    private final HeldClaims held;
    private int workers;
    private boolean looking;
    private boolean signalled;
    private boolean stopped;
    private long pausedUntil;
    private Future<?> timer;

    /**
     * A pump that has not looked yet.
     *
     * @param paused whether nothing is to be delivered; when that changes, the pump is told
     */
    SubscriptionPump(
            Activation activation,
            MailQueue queue,
            EndpointDelivery delivery,
            Executor deliveries,
            ScheduledExecutorService threads,
            Duration poll,
            BooleanSupplier paused) {
        this.activation = activation;
        this.queue = queue;
        this.delivery = delivery;
        this.deliveries = deliveries;
        this.threads = threads;
        this.poll = poll;
        this.paused = paused;
        this.subscription = activation.settings().subscription();
        this.capacity = Math.min(LARGEST_BATCH, 2 * activation.settings().maxConcurrency());
        this.held = new HeldClaims(queue, subscription);
    }

    /** Something may be due. */
    synchronized void signal() {
        signalled = true;
        arrange();
    }

    /** Has somebody look if it is time to; if it is not yet, sees to it that it will be. */
    private synchronized void arrange() {
        if (stopped || paused.getAsBoolean() || looking || !signalled) {
            return;
        }
        long pause = pausedUntil - System.nanoTime();
        if (pausedUntil != 0 && pause > 0) {
            schedule(Duration.ofNanos(pause));
        } else if (held.waiting() <= capacity / 2) {
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
            int room = room();
            int claimed = held.claim(room);
            // What is claimed must be in hand before anything else can fail
            supply(claimed == room);
            if (claimed < room) {
                wait = untilNext();
            }
        } catch (RuntimeException e) {
            Log.DISPATCH_FAILED.write(e, subscription);
            pause();
        }
        looked(wait);
    }

    private synchronized int room() {
        signalled = false;
        return stopped || paused.getAsBoolean() ? 0 : capacity - held.waiting();
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
        } else if (wait != null && !stopped && !paused.getAsBoolean()) {
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

    /** Has as many workers at work as there is work for them. */
    private void supply(boolean mayBeMore) {
        int missing;
        boolean tooLate;
        synchronized (this) {
            signalled |= mayBeMore;
            missing = Math.max(0, Math.min(activation.settings().maxConcurrency() - workers, held.waiting()));
            workers += missing;
            tooLate = stopped || paused.getAsBoolean();
        }
        for (int i = 0; i < missing; i++) {
            deliveries.execute(this::work);
        }
        if (tooLate) {
            held.giveBackWaiting();
        }
    }

    /** A worker: delivers until nothing is claimed. */
    private void work() {
        for (Claim claim = next(); claim != null; claim = next()) {
            try {
                deliver(claim);
            } catch (RuntimeException e) {
                Log.DELIVERY_BROKEN.write(e, claim.subscription());
                held.keep(claim);
                pause();
            } finally {
                held.done(claim);
            }
        }
    }

    /** The next claim for a worker; null when it should leave. */
    private synchronized Claim next() {
        Claim claim = stopped || paused.getAsBoolean() ? null : held.next();
        if (claim == null) {
            workers--;
            notifyAll();
        }
        arrange();
        return claim;
    }

    private void deliver(Claim claim) {
        try {
            if (!activation.enter(Duration.ofDays(1))) {
                queue.giveBack(List.of(claim));
                return;
            }
            try {
                report(claim, delivery.deliver(activation, claim, FatePolicy.queued(activation.settings())));
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

    /** It is to pause from now on: workers finish the delivery at hand, the rest goes back. */
    void pausing() {
        held.giveBackWaiting();
    }

    /** Ends: no more claims, workers finish the delivery at hand, the rest goes back. */
    void stop(Duration timeout) {
        awaitIdle(System.nanoTime() + timeout.toNanos());
        try {
            held.giveBackWaiting();
            held.settleUnsettled();
        } catch (RuntimeException e) {
            Log.STOP_INCOMPLETE.write(e, "returning claims of '" + subscription + "'");
        }
    }

    private synchronized void awaitIdle(long deadline) {
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
}
