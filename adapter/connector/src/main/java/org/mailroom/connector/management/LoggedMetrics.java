package org.mailroom.connector.management;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mailroom.server.ServerMetrics;

/** Writes to the log what an operator must hear of. */
public final class LoggedMetrics implements ServerMetrics {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** Told once a minute, not at every attempt of every sender. */
    private final AtomicLong lastIntakeClosed = new AtomicLong();

    @Override
    public void connectionRefused(InetAddress peer, String limit) {
        Log.CONNECTION_REFUSED.write(peer.getHostAddress(), limit);
    }

    @Override
    public void intakeClosed(String reason) {
        long now = System.nanoTime();
        long before = lastIntakeClosed.get();
        if ((before == 0 || now - before > MINUTE) && lastIntakeClosed.compareAndSet(before, now)) {
            Log.INTAKE_CLOSED.write(reason);
        }
    }

    @Override
    public void messageRefused(InetAddress peer, String reply) {
        Log.MESSAGE_REFUSED.write(peer.getHostAddress(), reply);
    }

    @Override
    public void failed(InetAddress peer, String what, Throwable cause) {
        Log.SESSION_FAILED.write(cause, peer.getHostAddress(), what);
    }
}
