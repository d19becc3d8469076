package org.mailroom.server.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.mailroom.security.tls.TlsSession;

/** What is known of one connection. For its event loop only. */
public final class SmtpSession {

    private final SmtpService service;
    private final InetSocketAddress peer;
    private SmtpState state = new SmtpState.Connected();

    SmtpSession(SmtpService service, InetSocketAddress peer) {
        this.service = service;
        this.peer = peer;
    }

    public SmtpService service() {
        return service;
    }

    public SmtpSettings settings() {
        return service.settings();
    }

    public InetSocketAddress peer() {
        return peer;
    }

    public InetAddress peerAddress() {
        return peer.getAddress();
    }

    /** The TLS session under this one; none as long as no listener offers TLS. */
    public Optional<TlsSession> tls() {
        return Optional.empty();
    }

    /** The authenticated user; none as long as no mechanism is offered. */
    public Optional<String> user() {
        return Optional.empty();
    }

    public SmtpState state() {
        return state;
    }

    /** The client has introduced itself, which also ends a transaction (RFC 5321, section 4.1.4). */
    public void greeted(SmtpState.Client client) {
        abandonTransaction();
        state = new SmtpState.Greeted(client);
    }

    /** MAIL was accepted. */
    public void open(SmtpState.Greeted greeted, Transaction transaction) {
        state = new SmtpState.InTransaction(greeted.client(), transaction);
    }

    /** Ends the transaction, if there is one, and gives up what had arrived of its content. */
    public void abandonTransaction() {
        if (state instanceof SmtpState.InTransaction open) {
            open.transaction().abandon();
            state = new SmtpState.Greeted(open.client());
        }
    }

    /** The transaction is over and its content is in other hands. */
    void endTransaction() {
        if (state instanceof SmtpState.InTransaction open) {
            state = new SmtpState.Greeted(open.client());
        }
    }

    /** The transaction that a command needs, or the refusal it deserves (RFC 5321, section 4.1.4). */
    public SmtpState.InTransaction requireTransaction() throws SmtpRefusal {
        if (state instanceof SmtpState.InTransaction open) {
            return open;
        }
        throw new SmtpRefusal(503, "5.5.1", "Need MAIL first");
    }
}
