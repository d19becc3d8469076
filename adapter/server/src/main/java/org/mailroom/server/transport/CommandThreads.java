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
    private final ThreadPoolExecutor waitingForLogin;

    /**
     * No thread yet.
     *
     * @param maxThreads how many commands wait for the disk at once; at least 1. Many of them share one sync
     * @param maxLoginThreads how many steps of logins are worked at once; at least 1. They burn a processor rather than wait
     */
    public CommandThreads(int maxThreads, int maxLoginThreads) {
        waitingForDisk = bounded(maxThreads, "mailroom-command-");
        waitingForConsumers = Executors.newCachedThreadPool(new DaemonThreads("mailroom-decision-"));
        waitingForLogin = bounded(maxLoginThreads, "mailroom-login-");
    }

    private static ThreadPoolExecutor bounded(int maxThreads, String name) {
        var threads = new ThreadPoolExecutor(
                maxThreads, maxThreads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), new DaemonThreads(name));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** For commands that wait for the store. */
    public Executor waitingForDisk() {
        return waitingForDisk;
    }

    /** For commands that wait for somebody else's code, however long: each has a thread of its own. */
    public Executor waitingForConsumers() {
        return waitingForConsumers;
    }

    /** For the steps of a login: they hash passwords and ask realms. */
    public Executor waitingForLogin() {
        return waitingForLogin;
    }

    /** Lets running commands finish for so long, then interrupts them. */
    public void close(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<ExecutorService> all = List.of(waitingForDisk, waitingForConsumers, waitingForLogin);
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
