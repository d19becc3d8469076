package org.mailroom.server.smtp;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.smtp.Transaction.AcceptedRecipient;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.mime.MessageDescriber;
import org.mailroom.store.queue.MailEnvelope;

/**
 * A message whose last octet has come, with all that its acceptance needs: taken on the event loop, so that a command thread
 * need not look at the session.
 *
 * @param id its id
 * @param peer whom it came from
 * @param receivedAt now
 * @param envelope sender and transport facts
 * @param content its body
 * @param describer that has seen the body; null if it goes into no mailbox
 * @param recipients who gets it
 * @param repliesToEach whether the peer hears of each recipient (RFC 2033, section 4.2)
 */
record ArrivedMail(
        long id,
        InetAddress peer,
        Instant receivedAt,
        MailEnvelope envelope,
        ContentWriter content,
        MessageDescriber describer,
        List<AcceptedRecipient> recipients,
        boolean repliesToEach) {

    ArrivedMail {
        recipients = List.copyOf(recipients);
    }

    /** Whether a consumer decides the reply. */
    boolean hasDeciders() {
        return recipients.stream()
                .flatMap(recipient -> recipient.targets().stream())
                .anyMatch(Target::beforeReply);
    }

    static ArrivedMail of(SmtpSession session, Transaction transaction) {
        IncomingMail incoming = transaction.incoming();
        return new ArrivedMail(
                incoming.id(),
                session.peerAddress(),
                Instant.now(),
                envelope(session, transaction),
                incoming.content(),
                incoming.describer(),
                transaction.recipients(),
                session.settings().isLmtp());
    }

    private static MailEnvelope envelope(SmtpSession session, Transaction transaction) {
        return new MailEnvelope(
                transaction.sender(),
                transaction.parameters(),
                TraceFields.protocol(session, transaction),
                session.peerAddress().getHostAddress(),
                session.peer().getPort(),
                TraceFields.helo(session),
                session.tls().map(TlsSession::protocol).orElse(null),
                session.tls().map(TlsSession::cipherSuite).orElse(null),
                session.user().orElse(null));
    }
}
