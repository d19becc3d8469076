package org.mailroom.connector.inflow;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.mailroom.connector.management.Log;
import org.mailroom.server.transport.DaemonThreads;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.ReadyListener;

/**
 * Brings due deliveries to the beans that are active: one pump for each, a few threads for all of them to look for work, and
 * as many to deliver as the beans allow.
 *
 * <p>These threads are ours, not the container's work manager's: on Java 17 a thread that the work manager makes on our behalf
 * keeps our class loader alive for as long as it lives itself.
 */
public final class QueueDispatcher implements ReadyListener {

    private static final int THREADS = 2;

    private final ConcurrentHashMap<String, SubscriptionPump> pumps = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor threads;
    private final ExecutorService deliveries;
    private final Duration poll;

    /**
     * A dispatcher without pumps.
     *
     * @param poll how often the store is asked although nobody signalled: zero for never, which is right where this node alone
     *     uses the store
     */
    public QueueDispatcher(Duration poll) {
        this.poll = poll;
        deliveries = Executors.newCachedThreadPool(new DaemonThreads("mailroom-delivery-"));
        threads = new ScheduledThreadPoolExecutor(THREADS, new DaemonThreads("mailroom-dispatch-"));
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void onReady(String subscription) {
        SubscriptionPump pump = pumps.get(subscription);
        if (pump != null) {
            pump.signal();
        }
    }

    /** Has a look at the store repeated as often as other nodes may have changed it; never where this node alone uses it. */
    void repeatWherePolled(Runnable look) {
        if (!poll.isZero()) {
            threads.scheduleWithFixedDelay(
                    () -> logFailure(look), poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void logFailure(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            Log.SUBSCRIPTIONS_UNREAD.write(e);
        }
    }

    /**
     * Begins to deliver to the bean.
     *
     * @param paused whether nothing is to be delivered now; {@link #pausing} and {@link #onReady} tell that it has changed
     */
    void start(Activation activation, MailQueue queue, EndpointDelivery delivery, BooleanSupplier paused) {
        var pump = new SubscriptionPump(activation, queue, delivery, deliveries, threads, poll, paused);
        pumps.put(activation.settings().subscription(), pump);
        pump.signal();
    }

    /** Nothing more is to be delivered to the bean of a subscription, if there is one. */
    void pausing(String subscription) {
        SubscriptionPump pump = pumps.get(subscription);
        if (pump != null) {
            pump.pausing();
        }
    }

    /** Ends deliveries to the bean: waits for those under way, returns what was claimed and not begun. */
    void stop(Activation activation, Duration timeout) {
        SubscriptionPump pump = pumps.remove(activation.settings().subscription());
        if (pump != null) {
            pump.stop(timeout);
        }
    }

    /** Ends the threads. The pumps must have been stopped. */
    public void close() {
        threads.shutdown();
        deliveries.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
            deliveries.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
