package org.mailroom.it.limits;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.management.JMException;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.it.Management;

/** The most octets that a server held for its connections while something went on. */
public final class Peak implements AutoCloseable {

    private final LimitsMXBean limits;
    private final CompletableFuture<Void> watching;
    private volatile boolean over;
    private volatile long octets;

    private Peak(LimitsMXBean limits) {
        this.limits = limits;
        this.watching = CompletableFuture.runAsync(this::watch);
    }

    /** From now on. */
    public static Peak watch(Management management) throws IOException, JMException {
        return new Peak(management.limits());
    }

    private void watch() {
        while (!over) {
            octets = Math.max(octets, limits.getHeldBytes());
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The most until now. */
    public long octets() {
        return octets;
    }

    @Override
    public void close() {
        over = true;
        watching.join();
    }
}
