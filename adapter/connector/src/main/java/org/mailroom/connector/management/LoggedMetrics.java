package org.mailroom.connector.management;

import java.net.InetAddress;
import org.mailroom.server.ServerMetrics;

/** Writes to the log what an operator must hear of. */
public final class LoggedMetrics implements ServerMetrics {

    @Override
    public void connectionRefused(InetAddress peer, String limit) {
        Log.CONNECTION_REFUSED.write(peer.getHostAddress(), limit);
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
