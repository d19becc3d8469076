package org.mailroom.connector.inflow;

import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.ReadyListener;

/** Brings due deliveries to the beans that are active: one pump for each, a few threads for all of them. */
public final class QueueDispatcher implements ReadyListener {

    private static final int THREADS = 2;

    private final ConcurrentHashMap<String, SubscriptionPump> pumps = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor threads;
    private final Duration poll;

    /**
     * A dispatcher without pumps.
     *
     * @param poll how often the store is asked although nobody signalled: zero for never, which is right where this node alone
     *     uses the store
     */
    public QueueDispatcher(Duration poll) {
        this.poll = poll;
        var number = new AtomicInteger();
        threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            var thread = new Thread(task, "mailroom-dispatch-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
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

    /** Begins to deliver to the bean, on threads of the work manager. */
    void start(Activation activation, MailQueue queue, EndpointDelivery delivery, WorkManager workManager) {
        var pump = new SubscriptionPump(activation, queue, delivery, workManager, threads, poll);
        pumps.put(activation.settings().subscription(), pump);
        pump.signal();
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
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
