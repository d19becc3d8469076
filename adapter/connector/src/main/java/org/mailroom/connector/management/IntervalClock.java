package org.mailroom.connector.management;

import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mailroom.server.transport.DaemonThreads;

/** Ends an interval of the rates when its time is over, and has the log say what it kept back. */
public final class IntervalClock implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;
    private final Rates rates;

    /** Begins to tick. */
    public IntervalClock(Rates rates) {
        this.rates = rates;
        this.thread = new ScheduledThreadPoolExecutor(1, new DaemonThreads("mailroom-interval-"));
        thread.scheduleAtFixedRate(this::tick, Rates.SECONDS, Rates.SECONDS, TimeUnit.SECONDS);
    }

    private void tick() {
        rates.nextInterval(Instant.now());
        Log.tellUntold();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
