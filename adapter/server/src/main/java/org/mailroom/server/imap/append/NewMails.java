package org.mailroom.server.imap.append;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.NewMail;

/** What the store is given of uploaded messages, with the deliveries to those who listen to the mailbox. */
final class NewMails {

    private final ImapSession session;
    private final String mailbox;

    NewMails(ImapSession session, String mailbox) {
        this.session = session;
        this.mailbox = mailbox;
    }

    /** All of them, in their order. */
    List<NewMail> of(List<UploadedMessage> messages) {
        Instant now = Instant.now();
        return messages.stream().map(message -> of(message, now)).toList();
    }

    private NewMail of(UploadedMessage message, Instant now) {
        var placement = new Placement(
                session.account(),
                mailbox,
                message.flags(),
                message.internalDate().orElse(now));
        return new NewMail(
                session.service().store().queue().nextId(),
                now,
                envelope(),
                message.content(),
                session.service().subscriptions().deliveries(session.account(), mailbox),
                List.of(placement),
                message.description());
    }

    /** There is no transport to tell of but this connection. */
    private MailEnvelope envelope() {
        return new MailEnvelope(
                "",
                Map.of(),
                "IMAP",
                session.peerAddress().getHostAddress(),
                session.peer().getPort(),
                "",
                session.tls().map(TlsSession::protocol).orElse(null),
                session.tls().map(TlsSession::cipherSuite).orElse(null),
                session.account());
    }
}
