package org.mailroom.connector.management;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.mailroom.server.ServerMetrics;

/** Tells two of what the servers tell of themselves. */
public record BothMetrics(ServerMetrics first, ServerMetrics second) implements ServerMetrics {

    @Override
    public void connectionOpened(InetAddress peer) {
        first.connectionOpened(peer);
        second.connectionOpened(peer);
    }

    @Override
    public void connectionClosed(InetAddress peer) {
        first.connectionClosed(peer);
        second.connectionClosed(peer);
    }

    @Override
    public void connectionRefused(InetAddress peer, String limit) {
        first.connectionRefused(peer, limit);
        second.connectionRefused(peer, limit);
    }

    @Override
    public void connectionEnded(InetAddress peer, String limit) {
        first.connectionEnded(peer, limit);
        second.connectionEnded(peer, limit);
    }

    @Override
    public void proxyRefused(InetAddress proxy, String reason) {
        first.proxyRefused(proxy, reason);
        second.proxyRefused(proxy, reason);
    }

    @Override
    public void pressureBegan(String what) {
        first.pressureBegan(what);
        second.pressureBegan(what);
    }

    @Override
    public void pressureEnded() {
        first.pressureEnded();
        second.pressureEnded();
    }

    @Override
    public void sessionOpened(long id, String listener, InetSocketAddress peer) {
        first.sessionOpened(id, listener, peer);
        second.sessionOpened(id, listener, peer);
    }

    @Override
    public void sessionClosed(long id, String listener) {
        first.sessionClosed(id, listener);
        second.sessionClosed(id, listener);
    }

    @Override
    public void commandReceived(InetAddress peer) {
        first.commandReceived(peer);
        second.commandReceived(peer);
    }

    @Override
    public void messageAccepted(String mailId, InetAddress peer, long octets) {
        first.messageAccepted(mailId, peer, octets);
        second.messageAccepted(mailId, peer, octets);
    }

    @Override
    public void messageFiled(InetAddress peer, String user, long octets) {
        first.messageFiled(peer, user, octets);
        second.messageFiled(peer, user, octets);
    }

    @Override
    public void messageRefused(InetAddress peer, String reply) {
        first.messageRefused(peer, reply);
        second.messageRefused(peer, reply);
    }

    @Override
    public void intakeClosed(String reason) {
        first.intakeClosed(reason);
        second.intakeClosed(reason);
    }

    @Override
    public void recipientRefused(InetAddress peer, String reply) {
        first.recipientRefused(peer, reply);
        second.recipientRefused(peer, reply);
    }

    @Override
    public void failed(InetAddress peer, String what, Throwable cause) {
        first.failed(peer, what, cause);
        second.failed(peer, what, cause);
    }

    @Override
    public void loginSucceeded(InetAddress peer, String user, String mechanism) {
        first.loginSucceeded(peer, user, mechanism);
        second.loginSucceeded(peer, user, mechanism);
    }

    @Override
    public void loginFailed(InetAddress peer, String mechanism, String reason) {
        first.loginFailed(peer, mechanism, reason);
        second.loginFailed(peer, mechanism, reason);
    }

    @Override
    public void messageAltered(InetAddress peer, long sequence, String reason) {
        first.messageAltered(peer, sequence, reason);
        second.messageAltered(peer, sequence, reason);
    }

    @Override
    public void addressBanned(InetAddress peer, Instant until) {
        first.addressBanned(peer, until);
        second.addressBanned(peer, until);
    }

    @Override
    public void floodReset(InetAddress peer, int pendingCommands) {
        first.floodReset(peer, pendingCommands);
        second.floodReset(peer, pendingCommands);
    }
}
