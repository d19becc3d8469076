package org.mailroom.connector.management;

import java.net.InetAddress;
import org.mailroom.server.ServerMetrics;

/** Counts what the servers tell of themselves. */
public final class CountedMetrics implements ServerMetrics {

    private final Rates rates;
    private final EndedConnections ended;

    public CountedMetrics(Rates rates, EndedConnections ended) {
        this.rates = rates;
        this.ended = ended;
    }

    @Override
    public void connectionOpened(InetAddress peer) {
        rates.count(Happening.CONNECTIONS);
    }

    @Override
    public void connectionRefused(InetAddress peer, String limit) {
        rates.count(Happening.CONNECTIONS_REFUSED);
    }

    @Override
    public void connectionEnded(InetAddress peer, String limit) {
        rates.count(Happening.CONNECTIONS_ENDED);
        ended.count(limit);
    }

    @Override
    public void commandReceived(InetAddress peer) {
        rates.count(Happening.COMMANDS);
    }

    @Override
    public void messageAccepted(String mailId, InetAddress peer, long octets) {
        rates.count(Happening.MESSAGES_ACCEPTED);
    }

    @Override
    public void messageFiled(InetAddress peer, String user, long octets) {
        rates.count(Happening.MESSAGES_FILED);
    }

    @Override
    public void messageRefused(InetAddress peer, String reply) {
        rates.count(Happening.MESSAGES_REFUSED);
    }

    @Override
    public void loginSucceeded(InetAddress peer, String user, String mechanism) {
        rates.count(Happening.LOGINS);
    }

    @Override
    public void loginFailed(InetAddress peer, String mechanism, String reason) {
        rates.count(Happening.LOGINS_FAILED);
    }

    @Override
    public void floodReset(InetAddress peer, int pendingCommands) {
        rates.count(Happening.FLOODS);
    }
}
