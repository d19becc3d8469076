package org.mailroom.connector.inflow;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final WorkManager workManager;
    private final ScheduledExecutorService threads;
    private final Duration poll;
    private final String subscription;
    private final int capacity;
    private final Deque<Claim> claimed = new ArrayDeque<>();
    private final List<Claim> unsettled = new ArrayList<>();
    private int workers;
    private boolean looking;
    private boolean signalled;
    private boolean stopped;
    private long pausedUntil;
    private Future<?> timer;

    SubscriptionPump(
            Activation activation,
            MailQueue queue,
            EndpointDelivery delivery,
            WorkManager workManager,
            ScheduledExecutorService threads,
            Duration poll) {
        this.activation = activation;
        this.queue = queue;
        this.delivery = delivery;
        this.workManager = workManager;
        this.threads = threads;
        this.poll = poll;
        this.subscription = activation.settings().subscription();
        this.capacity = Math.min(LARGEST_BATCH, 2 * activation.settings().maxConcurrency());
    }

    /** Something may be due. */
    synchronized void signal() {
        signalled = true;
        if (!looking && !stopped && !isPaused() && claimed.size() <= capacity / 2) {
            looking = true;
            execute();
        }
    }

    private boolean isPaused() {
        return pausedUntil != 0 && System.nanoTime() - pausedUntil < 0;
    }

    /** The bean cannot be reached: asking again at once would only keep the store busy. */
    private synchronized void pause() {
        pausedUntil = System.nanoTime() + PAUSE.toNanos();
        if (!stopped) {
            schedule(PAUSE);
        }
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
            giveBackUnsettled();
            int room = room();
            List<Claim> claims = room > 0 ? queue.claim(subscription, room) : List.of();
            // What is claimed must be in hand before anything else can fail
            supply(claims, claims.size() == room);
            if (claims.size() < room) {
                wait = untilNext();
            }
        } catch (RuntimeException e) {
            Log.DISPATCH_FAILED.write(e, subscription);
            wait = PAUSE;
        }
        looked(wait);
    }

    /** Deliveries whose outcome the store could not take: nobody else would ever try them again while this node lives. */
    private void giveBackUnsettled() {
        List<Claim> held;
        synchronized (this) {
            held = List.copyOf(unsettled);
        }
        queue.giveBack(held);
        synchronized (this) {
            unsettled.removeAll(held);
        }
    }

    private void keepUnsettled(Claim claim) {
        synchronized (this) {
            unsettled.add(claim);
        }
        pause();
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
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (isPaused() && !stopped) {
            schedule(Duration.ofNanos(pausedUntil - System.nanoTime()));
        } else if (signalled) {
            signal();
        } else if (wait != null && !stopped) {
            schedule(wait);
        }
    }

    private void schedule(Duration wait) {
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
            hire();
        }
        if (isStopped()) {
            giveBackClaimed();
        }
    }

    private void hire() {
        try {
            workManager.scheduleWork(new Worker());
        } catch (WorkException e) {
            Log.WORK_REJECTED.write(e, subscription);
            pause();
            workerLeaves();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** The next claim for a worker; null when it should leave. */
    private synchronized Claim next() {
        Claim claim = stopped ? null : claimed.poll();
        if (claim == null) {
            workerLeaves();
        } else if (claimed.size() == capacity / 2 && signalled) {
            signal();
        }
        return claim;
    }

    private synchronized void workerLeaves() {
        workers--;
        notifyAll();
        if (signalled) {
            signal();
        }
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
        giveBackClaimed();
    }

    private void giveBackClaimed() {
        List<Claim> left;
        synchronized (this) {
            left = new ArrayList<>(claimed);
            left.addAll(unsettled);
            claimed.clear();
            unsettled.clear();
        }
        if (!left.isEmpty()) {
            queue.giveBack(left);
        }
    }

    /** Delivers until nothing is claimed; a thread of the work manager. */
    private final class Worker implements Work {

        @Override
        public void run() {
            for (Claim claim = next(); claim != null; claim = next()) {
                try {
                    deliver(claim);
                } catch (RuntimeException e) {
                    Log.DELIVERY_BROKEN.write(e, claim.subscription());
                    keepUnsettled(claim);
                }
            }
        }

        @Override
        public void release() {
            // Deactivation waits for the delivery at hand; there is nothing to hurry
        }
    }
}
