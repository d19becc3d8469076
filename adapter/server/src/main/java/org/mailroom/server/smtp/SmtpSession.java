package org.mailroom.server.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.tls.ChannelBindings;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.login.ConnectionLogins;

/** What is known of one connection. For its event loop only. */
public final class SmtpSession {

    private final SmtpService service;
    private final InetSocketAddress peer;
    private final ConnectionLogins logins;
    private SmtpState state = new SmtpState.Connected();
    private TlsSession tls;
    private String user;
    private LineReceiver dialogue;

    SmtpSession(SmtpService service, InetSocketAddress peer) {
        this.service = service;
        this.peer = peer;
        this.logins = new ConnectionLogins(
                peer.getAddress(),
                service.security().penalties(),
                service.security().users(),
                service.settings().live(),
                service.metrics());
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

    /** The TLS session under this one. */
    public Optional<TlsSession> tls() {
        return Optional.ofNullable(tls);
    }

    /** The authenticated user, by the canonical name. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** What a SASL mechanism may know of the connection. */
    public SaslContext saslContext() {
        return new SaslContext(
                settings().isLmtp() ? "lmtp" : "smtp",
                settings().hostName(),
                peerAddress(),
                tls != null,
                tls().map(TlsSession::bindings).orElse(ChannelBindings.NONE),
                tls().flatMap(TlsSession::clientCertificate));
    }

    /** A handshake is done. What the client had said in the clear anybody may have said (RFC 3207, section 4.2). */
    void secured(TlsSession session) {
        forgetClient();
        logins.leave();
        user = null;
        tls = session;
    }

    /** What the client had said outside a security layer anybody may have said (RFC 4954, section 4). */
    void forgetClient() {
        abandonTransaction();
        state = new SmtpState.Connected();
    }

    /** A login succeeded. */
    public void loggedIn(String name) {
        user = name;
    }

    /** What counts the logins of this connection. */
    public ConnectionLogins logins() {
        return logins;
    }

    /** A dialogue begins that is to be closed when it or the connection ends. */
    public void begin(LineReceiver newDialogue) {
        endDialogue();
        dialogue = newDialogue;
    }

    /** Closes the dialogue, if there is one. */
    void endDialogue() {
        if (dialogue != null) {
            dialogue.close();
            dialogue = null;
        }
    }

    /** Gives up all that is open. */
    void end() {
        endDialogue();
        logins.leave();
        abandonTransaction();
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

    /** Octets of a message that are held in memory. */
    int held() {
        return state instanceof SmtpState.InTransaction open
                        && open.transaction().incoming() != null
                ? open.transaction().incoming().held()
                : 0;
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
