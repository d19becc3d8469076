package org.mailroom.connector.management;

import java.net.InetAddress;
import org.mailroom.server.ServerMetrics;

/** Writes to the log what an operator must hear of. */
public final class LoggedMetrics implements ServerMetrics {

    private final OncePerMinute intakeClosed = new OncePerMinute();

    @Override
    public void connectionRefused(InetAddress peer, String limit) {
        Log.CONNECTION_REFUSED.write(peer.getHostAddress(), limit);
    }

    @Override
    public void intakeClosed(String reason) {
        if (intakeClosed.mayTell()) {
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
