package org.mailroom.security.tls;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that inherit nothing of who happens to cause them: no thread-locals, no class loader of an application. */
final class OwnThreads implements ThreadFactory {

    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    OwnThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, name + "-" + count.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(OwnThreads.class.getClassLoader());
        return thread;
    }
}
