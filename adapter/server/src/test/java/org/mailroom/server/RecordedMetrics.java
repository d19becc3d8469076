package org.mailroom.server;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Notes what the server tells of logins, of what was altered and of what failed. */
public final class RecordedMetrics implements ServerMetrics {

    /** One line each. */
    public final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void connectionRefused(InetAddress peer, String limit) {
        lines.add("refused by " + limit);
    }

    @Override
    public void floodReset(InetAddress peer, int pendingCommands) {
        lines.add("reset with " + pendingCommands + " pending");
    }

    @Override
    public void connectionEnded(InetAddress peer, String limit) {
        lines.add("ended by " + limit);
    }

    @Override
    public void proxyRefused(InetAddress proxy, String reason) {
        lines.add("no header of a proxy: " + reason);
    }

    @Override
    public void pressureBegan(String what) {
        lines.add("pressure: " + what);
    }

    @Override
    public void pressureEnded() {
        lines.add("no pressure");
    }

    @Override
    public void recipientRefused(InetAddress peer, String reply) {
        lines.add("recipient refused: " + reply);
    }

    @Override
    public void loginSucceeded(InetAddress peer, String user, String mechanism) {
        lines.add("login of " + user + " by " + mechanism);
    }

    @Override
    public void loginFailed(InetAddress peer, String mechanism, String reason) {
        lines.add("no login by " + mechanism + ": " + reason);
    }

    @Override
    public void messageAltered(InetAddress peer, long sequence, String reason) {
        lines.add("altered at " + sequence + ": " + reason);
    }

    @Override
    public void addressBanned(InetAddress peer, Instant until) {
        lines.add("banned " + peer.getHostAddress() + " until " + until);
    }

    @Override
    public void failed(InetAddress peer, String what, Throwable cause) {
        lines.add("failed " + what + ": " + cause);
    }
}
