package org.mailroom.server.smtp;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.smtp.Transaction.AcceptedRecipient;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.MailRecipient;

/**
 * A message whose last octet has come, with all that its acceptance needs: taken on the event loop, so that a command thread
 * need not look at the session.
 *
 * @param id its id
 * @param peer whom it came from
 * @param receivedAt now
 * @param envelope sender and transport facts
 * @param content its body
 * @param recipients who gets it, by their targets
 */
record ArrivedMail(
        long id,
        InetAddress peer,
        Instant receivedAt,
        MailEnvelope envelope,
        ContentWriter content,
        Map<Target, List<MailRecipient>> recipients) {

    /** Whether a consumer decides the reply. */
    boolean hasDeciders() {
        return recipients.keySet().stream().anyMatch(Target::beforeReply);
    }

    static ArrivedMail of(SmtpSession session, Transaction transaction) {
        IncomingMail incoming = transaction.incoming();
        return new ArrivedMail(
                incoming.id(),
                session.peerAddress(),
                Instant.now(),
                envelope(session, transaction),
                incoming.content(),
                byTarget(transaction.recipients()));
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

    private static Map<Target, List<MailRecipient>> byTarget(List<AcceptedRecipient> recipients) {
        Map<Target, List<MailRecipient>> byTarget = new LinkedHashMap<>();
        for (AcceptedRecipient recipient : recipients) {
            var address = new MailRecipient(recipient.mailbox().toString(), recipient.parameters());
            for (Target target : recipient.targets()) {
                byTarget.computeIfAbsent(target, none -> new ArrayList<>()).add(address);
            }
        }
        return byTarget;
    }
}
