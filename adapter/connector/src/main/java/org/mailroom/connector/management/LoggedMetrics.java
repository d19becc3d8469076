package org.mailroom.connector.management;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import org.mailroom.server.ServerMetrics;

/** Writes to the log what an operator must hear of. */
public final class LoggedMetrics implements ServerMetrics {

    @Override
    public void connectionRefused(InetAddress peer, String limit) {
        Log.CONNECTION_REFUSED.write(peer.getHostAddress(), limit);
    }

    @Override
    public void connectionEnded(InetAddress peer, String limit) {
        Log.CONNECTION_ENDED.write(peer.getHostAddress(), limit);
    }

    @Override
    public void proxyRefused(InetAddress proxy, String reason) {
        Log.PROXY_REFUSED.write(proxy.getHostAddress(), reason);
    }

    @Override
    public void pressureBegan(String what) {
        Log.PRESSURE_BEGAN.write(what);
    }

    @Override
    public void pressureEnded() {
        Log.PRESSURE_ENDED.write();
    }

    @Override
    public void sessionOpened(long id, String listener, InetSocketAddress peer) {
        Log message = isImap(listener) ? Log.IMAP_OPENED : Log.SMTP_OPENED;
        message.write(id, peer.getAddress().getHostAddress(), listener);
    }

    @Override
    public void sessionClosed(long id, String listener) {
        Log message = isImap(listener) ? Log.IMAP_CLOSED : Log.SMTP_CLOSED;
        message.write(id, listener);
    }

    private static boolean isImap(String listener) {
        return listener.toLowerCase(Locale.ROOT).startsWith("imap");
    }

    @Override
    public void intakeClosed(String reason) {
        Log.INTAKE_CLOSED.write(reason);
    }

    @Override
    public void floodReset(InetAddress peer, int pendingCommands) {
        Log.FLOOD_RESET.write(peer.getHostAddress(), pendingCommands);
    }

    @Override
    public void messageRefused(InetAddress peer, String reply) {
        Log.MESSAGE_REFUSED.write(peer.getHostAddress(), reply);
    }

    @Override
    public void failed(InetAddress peer, String what, Throwable cause) {
        Log.SESSION_FAILED.write(cause, peer.getHostAddress(), what);
    }

    @Override
    public void loginSucceeded(InetAddress peer, String user, String mechanism) {
        Log.LOGIN_SUCCEEDED.write(peer.getHostAddress(), user, mechanism);
    }

    @Override
    public void loginFailed(InetAddress peer, String mechanism, String reason) {
        Log.LOGIN_FAILED.write(peer.getHostAddress(), mechanism, reason);
    }

    @Override
    public void messageAltered(InetAddress peer, long sequence, String reason) {
        Log.MESSAGE_ALTERED.write(peer.getHostAddress(), sequence, reason);
    }

    @Override
    public void addressBanned(InetAddress peer, Instant until) {
        Log.ADDRESS_BANNED.write(peer.getHostAddress(), until);
    }
}
