package org.mailroom.server.imap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.tls.ChannelBindings;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.imap.selected.Enabled;
import org.mailroom.server.imap.selected.MailboxChange;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.server.login.ConnectionLogins;

/**
 * What is known of one connection. For one thread at a time: its event loop, or the command thread that works for it while the
 * event loop leaves it alone.
 */
public final class ImapSession {

    private final ImapService service;
    private final InetSocketAddress peer;
    private final ConnectionLogins logins;
    private final Responses responses;
    private final Set<Feature> enabled = EnumSet.noneOf(Feature.class);
    private final Runnable onChange;
    private ImapState state = new ImapState.NotAuthenticated();
    private String tag = "";
    private TlsSession tls;
    private boolean sealed;
    private boolean compressed;
    private LineReceiver dialogue;

    /**
     * Nobody has logged in.
     *
     * @param onChange called on any thread when the selected mailbox has changed
     */
    ImapSession(ImapService service, InetSocketAddress peer, ByteBufAllocator allocator, Runnable onChange) {
        this.onChange = onChange;
        this.service = service;
        this.peer = peer;
        this.logins = new ConnectionLogins(
                peer.getAddress(),
                service.security().penalties(),
                service.security().users(),
                service.settings().live(),
                service.metrics());
        this.responses = new Responses(allocator);
    }

    public ImapService service() {
        return service;
    }

    public ImapSettings settings() {
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

    /** What counts the logins of this connection. */
    public ConnectionLogins logins() {
        return logins;
    }

    /** The tag of the command that is executed. */
    public String tag() {
        return tag;
    }

    void tag(String next) {
        tag = next;
    }

    /** Where untagged responses are written, each from its {@code *} to its {@code endLine()}. */
    public ImapWriter out() {
        return responses.writer();
    }

    /** What was written by {@link #out()} and is not on its way. */
    ByteBuf takeOutput() {
        return responses.take();
    }

    /** How many octets that is: when it is as many as {@link ResponseSource#SLICE_OCTETS}, a slice is long enough. */
    public int outputOctets() {
        return responses.octets();
    }

    public ImapState state() {
        return state;
    }

    void state(ImapState next) {
        state = next;
    }

    /** Who has logged in, by the canonical name; empty while nobody has. */
    String user() {
        return state instanceof ImapState.LoggedIn user ? user.account() : "";
    }

    /**
     * The account whose mailboxes are meant, canonical.
     *
     * @throws IllegalStateException when nobody has logged in: the command's {@code needs()} is wrong
     */
    public String account() {
        if (state instanceof ImapState.LoggedIn user) {
            return user.account();
        }
        throw new IllegalStateException("nobody has logged in");
    }

    /**
     * The selected mailbox.
     *
     * @throws IllegalStateException when none is: the command's {@code needs()} is wrong
     */
    public SelectedMailbox selected() {
        if (state instanceof ImapState.Selected selected) {
            return selected.mailbox();
        }
        throw new IllegalStateException("no mailbox is selected");
    }

    /** A mailbox is selected; one that was selected before must have been {@linkplain #unselect() left}. */
    public void select(SelectedMailbox mailbox) {
        state = new ImapState.Selected(account(), mailbox);
    }

    /** Leaves the selected mailbox, if there is one; whether there was. */
    public boolean unselect() {
        if (state instanceof ImapState.Selected selected) {
            selected.mailbox().close();
            state = new ImapState.Authenticated(selected.account());
            return true;
        }
        return false;
    }

    /** Called on any thread when the selected mailbox has changed. */
    public Runnable changeSignal() {
        return onChange;
    }

    /** What the client has enabled, as far as the selected mailbox cares. */
    public Enabled enabled() {
        return new Enabled(
                isEnabled(Feature.IMAP4REV2), isEnabled(Feature.CONDSTORE), isEnabled(Feature.QRESYNC), false);
    }

    /**
     * Tells what has changed in the selected mailbox before the tagged response, which is made after that.
     *
     * @param mayExpunge as {@link SelectedMailbox#catchUp} has it
     */
    public Next tell(boolean mayExpunge, Supplier<Next> then) {
        return tell(selected().catchUp(mayExpunge), false, then);
    }

    /**
     * Writes these changes, slice by slice if they are many.
     *
     * @param uidCommand whether the command is one of those that begin with UID
     */
    public Next tell(List<MailboxChange> changes, boolean uidCommand, Supplier<Next> then) {
        var source = new ChangeSource(this, changes, uidCommand, then);
        return changes.size() > ChangeSource.AT_ONCE ? new Next.Produce(source, false) : source.writeAll();
    }

    /** Whether somebody has logged in. */
    public boolean isLoggedIn() {
        return state instanceof ImapState.LoggedIn;
    }

    /** Whether the client has enabled it. */
    public boolean isEnabled(Feature feature) {
        return enabled.contains(feature);
    }

    /**
     * Enables a feature, with all that it implies; what is enabled stays so.
     *
     * @return whether it was not enabled before
     */
    public boolean enable(Feature feature) {
        if (!enabled.add(feature)) {
            return false;
        }
        if (feature == Feature.QRESYNC) {
            // RFC 7162, section 3.2.3
            enable(Feature.CONDSTORE);
        }
        if (isUtf8()) {
            responses.beginUtf8();
        }
        if (state instanceof ImapState.Selected selected) {
            selected.mailbox().enable(enabled());
        }
        service.extensions().forEach(extension -> extension.onEnable(feature, this));
        return true;
    }

    /** Whether names of mailboxes are UTF-8 in both directions (RFC 6855, section 3; RFC 9051, section 5.1). */
    public boolean isUtf8() {
        return isEnabled(Feature.IMAP4REV2) || isEnabled(Feature.UTF8_ACCEPT);
    }

    /** The reader, set to how this client sends names of mailboxes. */
    ImapReader reader(ImapReader arguments) {
        return arguments.utf8(isUtf8());
    }

    /** What a SASL mechanism may know of the connection. */
    public SaslContext saslContext() {
        return new SaslContext(
                "imap",
                settings().hostName(),
                peerAddress(),
                tls != null,
                tls().map(TlsSession::bindings).orElse(ChannelBindings.NONE),
                tls().flatMap(TlsSession::clientCertificate));
    }

    /** A handshake is done. What the client had said in the clear anybody may have said (RFC 9051, section 6.2.1). */
    void secured(TlsSession session) {
        enabled.clear();
        tls = session;
    }

    /** A login succeeded. */
    public void loggedIn(String account) {
        state = new ImapState.Authenticated(account);
    }

    /** A dialogue begins that is to be closed when its command or the connection ends. */
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

    /** Whether a security layer of SASL is in force. */
    public boolean isSealed() {
        return sealed;
    }

    void sealed() {
        sealed = true;
    }

    /** Whether what is sent is compressed (RFC 4978). */
    public boolean isCompressed() {
        return compressed;
    }

    void compressed() {
        compressed = true;
    }

    /** Gives up all that is open. */
    void end() {
        endDialogue();
        logins.leave();
        unselect();
        state = new ImapState.Logout();
        responses.release();
    }
}
