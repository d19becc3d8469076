package org.mailroom.server.transport;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes numbered daemon threads that inherit nothing of whoever happens to make them first: a container keeps what it is doing in
 * inheritable thread-locals, and an application's class loader as the context of the thread that deploys it.
 */
public final class DaemonThreads implements ThreadFactory {

    private final String name;
    private final AtomicInteger number = new AtomicInteger();

    /**
     * A factory.
     *
     * @param name what stands before the number, as in {@code mailroom-command-}
     */
    public DaemonThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        var thread = new Thread(null, task, name + number.incrementAndGet(), 0, false);
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
