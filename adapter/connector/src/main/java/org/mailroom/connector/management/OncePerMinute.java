package org.mailroom.connector.management;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a message be told once a minute, not at every attempt of everybody. */
public final class OncePerMinute {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong last = new AtomicLong();

    /** Whether it is time to tell; then somebody is counted as telling it. */
    public boolean mayTell() {
        long now = System.nanoTime();
        long before = last.get();
        return (before == 0 || now - before > MINUTE) && last.compareAndSet(before, now);
    }
}
