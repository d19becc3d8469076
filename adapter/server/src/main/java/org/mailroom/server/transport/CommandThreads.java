package org.mailroom.server.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the commands that may block. A session has at most one here at a time, so that what waits is bounded by the limit of
 * connections. Threads end after a minute without work.
 */
public final class CommandThreads {

    private final ThreadPoolExecutor waitingForDisk;
    private final ExecutorService waitingForConsumers;

    /**
     * No thread yet.
     *
     * @param maxThreads how many commands wait for the disk at once; at least 1. Many of them share one sync
     */
    public CommandThreads(int maxThreads) {
        waitingForDisk = new ThreadPoolExecutor(
                maxThreads,
                maxThreads,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new DaemonThreads("mailroom-command-"));
        waitingForDisk.allowCoreThreadTimeOut(true);
        waitingForConsumers = Executors.newCachedThreadPool(new DaemonThreads("mailroom-decision-"));
    }

    /** For commands that wait for the store. */
    public Executor waitingForDisk() {
        return waitingForDisk;
    }

    /** For commands that wait for somebody else's code, however long: each has a thread of its own. */
    public Executor waitingForConsumers() {
        return waitingForConsumers;
    }

    /** Lets running commands finish for so long, then interrupts them. */
    public void close(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<ExecutorService> all = List.of(waitingForDisk, waitingForConsumers);
        all.forEach(ExecutorService::shutdown);
        try {
            for (ExecutorService threads : all) {
                if (!threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    threads.shutdownNow();
                    threads.awaitTermination(5, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException e) {
            all.forEach(ExecutorService::shutdownNow);
            Thread.currentThread().interrupt();
        }
    }
}
