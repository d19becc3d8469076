package org.mailroom.server.transport;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the commands that may block. A session has at most one here at a time, so that what waits is bounded by the limit of
 * connections. Threads end after a minute without work.
 */
public final class CommandExecutor implements Executor {

    private final ThreadPoolExecutor threads;

    /**
     * An executor without a thread yet.
     *
     * @param maxThreads how many commands run at once; at least 1. Many of them wait together for one disk sync
     */
    public CommandExecutor(int maxThreads) {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                maxThreads, maxThreads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, "mailroom-command-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable command) {
        threads.execute(command);
    }

    /** Lets running commands finish for so long, then interrupts them. */
    public void close(Duration timeout) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
