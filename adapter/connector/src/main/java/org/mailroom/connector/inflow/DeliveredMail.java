package org.mailroom.connector.inflow;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailroom.api.Envelope;
import org.mailroom.api.EnvelopeRecipient;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailSource;
import org.mailroom.api.MailboxName;
import org.mailroom.api.TransportFacts;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.MailRecipient;

/** A claim as the bean sees it. */
final class DeliveredMail implements InboundMail {

    private final Claim claim;
    private final ContentStore store;
    private final Supplier<Session> session;
    private MimeMessage message;
    private boolean ended;

    /** @param session asked for when the bean wants the message parsed */
    DeliveredMail(Claim claim, ContentStore store, Supplier<Session> session) {
        this.claim = claim;
        this.store = store;
        this.session = session;
    }

    /** The bean has returned: the content may be gone from now on. */
    void end() {
        ended = true;
        message = null;
    }

    @Override
    public String mailId() {
        return MailId.format(claim.mail().id());
    }

    @Override
    public String deliveryId() {
        return MailId.format(claim.deliveryId());
    }

    @Override
    public String subscription() {
        return claim.subscription();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public Envelope envelope() {
        MailEnvelope envelope = claim.mail().envelope();
        var recipients = claim.recipients().stream()
                .filter(recipient -> !recipient.address().isEmpty())
                .map(recipient -> new EnvelopeRecipient(recipient.address(), recipient.parameters()))
                .toList();
        return new Envelope(envelope.sender(), recipients, envelope.parameters());
    }

    @Override
    public TransportFacts transport() {
        MailEnvelope envelope = claim.mail().envelope();
        return new TransportFacts(
                envelope.protocol(),
                envelope.peerAddress(),
                envelope.peerPort(),
                envelope.helo(),
                Optional.ofNullable(envelope.tlsProtocol())
                        .map(protocol -> new TransportFacts.Tls(protocol, envelope.tlsCipher())),
                Optional.ofNullable(envelope.user()));
    }

    @Override
    public List<MailboxName> mailboxes() {
        return claim.recipients().stream()
                .map(MailRecipient::mailbox)
                .filter(Objects::nonNull)
                .distinct()
                .map(mailbox -> new MailboxName(mailbox.account(), mailbox.name()))
                .toList();
    }

    @Override
    public MailSource source() {
        return MailSource.valueOf(claim.mail().envelope().source().name());
    }

    @Override
    public long size() {
        return claim.mail().size();
    }

    @Override
    public Instant receivedAt() {
        return claim.mail().receivedAt();
    }

    @Override
    public InputStream content() throws IOException {
        if (ended) {
            throw new IOException(
                    "the delivery " + deliveryId() + " has ended: read the content before onMail returns");
        }
        return store.read(claim.mail().contentId());
    }

    @Override
    public MimeMessage message() throws MessagingException {
        if (message == null) {
            try (InputStream in = content()) {
                message = new MimeMessage(session.get(), in);
            } catch (IOException e) {
                throw new MessagingException(e.getMessage(), e);
            }
        }
        return message;
    }
}
