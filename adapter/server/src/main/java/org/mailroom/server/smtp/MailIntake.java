package org.mailroom.server.smtp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.smtp.ReplyDecider.Decision;
import org.mailroom.server.smtp.Transaction.AcceptedRecipient;
import org.mailroom.store.StoreException;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.NewMail;

/**
 * Where responsibility for a message changes hands: when {@link #accept} returns a {@code 250}, the message is on disk.
 *
 * <p>When a consumer decides before the reply, all deliveries of the message are held until it has. The sender hears
 * {@code 250} when every such consumer has accepted; the first refusal is the reply, and the other deliveries vanish.
 */
public final class MailIntake {

    private static final SmtpReply FAILED = SmtpReply.of(451, "4.3.0", "Something failed here; try again later");

    private final MailQueue queue;
    private final Quotas quotas;
    private final ReplyDecider decider;
    private final ServerMetrics metrics;

    MailIntake(MailQueue queue, Quotas quotas, ReplyDecider decider, ServerMetrics metrics) {
        this.queue = queue;
        this.quotas = quotas;
        this.decider = decider;
        this.metrics = metrics;
    }

    /**
     * Whether a message would find room.
     *
     * @param size the value of SIZE, already checked, or null
     * @param peer whose it is
     * @throws SmtpRefusal {@code 452 4.3.1}
     */
    public void checkRoom(String size, InetAddress peer) throws SmtpRefusal {
        try {
            queue.checkRoom(size == null ? 0 : Long.parseLong(size));
        } catch (StoreException e) {
            throw refusal(e, peer);
        }
    }

    /**
     * Whether a mailbox would take a message; blocks.
     *
     * @param place where the message would go, or null
     * @param size the value of SIZE, already checked, or null
     * @throws SmtpRefusal {@code 452 4.2.2}
     */
    public void checkQuota(Mailbox recipient, MailboxRef place, String size) throws SmtpRefusal {
        if (!quotas.hasRoom(place, size == null ? 0 : Long.parseLong(size))) {
            throw new SmtpRefusal(Quotas.refusal(recipient.toString()));
        }
    }

    /** What the peer hears of a failure of the store, which is also reported. */
    public SmtpRefusal refusal(StoreException failure, InetAddress peer) {
        report(failure, peer);
        return new SmtpRefusal(StoreReplies.of(failure));
    }

    /**
     * Accepts the message or says why not; blocks until it is on disk.
     *
     * @return one reply, or in LMTP one for each recipient in their order
     */
    List<SmtpReply> accept(ArrivedMail mail) {
        List<SmtpReply> replies;
        try {
            replies = mail.repliesToEach() ? acceptForEach(mail) : List.of(accept(mail, mail.recipients()));
        } catch (StoreException e) {
            report(e, mail.peer());
            replies = toAll(mail, StoreReplies.of(e));
        } catch (RuntimeException e) {
            metrics.failed(mail.peer(), "accepting a message", e);
            replies = toAll(mail, FAILED);
        } finally {
            mail.content().close();
        }
        count(mail, replies);
        return replies;
    }

    private static List<SmtpReply> toAll(ArrivedMail mail, SmtpReply reply) {
        return Collections.nCopies(mail.repliesToEach() ? mail.recipients().size() : 1, reply);
    }

    private void count(ArrivedMail mail, List<SmtpReply> replies) {
        if (replies.stream().anyMatch(reply -> reply.code() == 250)) {
            metrics.messageAccepted(
                    MailId.format(mail.id()), mail.peer(), mail.content().size());
        }
        replies.stream()
                .filter(reply -> reply.code() != 250)
                .distinct()
                .forEach(reply -> metrics.messageRefused(mail.peer(), reply.toString()));
    }

    /** One account that is over its quota must not keep the message from the others (RFC 2033, section 4.2). */
    private List<SmtpReply> acceptForEach(ArrivedMail mail) {
        long size = mail.content().size();
        List<AcceptedRecipient> served = mail.recipients().stream()
                .filter(recipient -> quotas.hasRoom(recipient.place(), size))
                .toList();
        SmtpReply common = served.isEmpty() ? null : accept(mail, served);
        List<SmtpReply> replies = new ArrayList<>();
        int next = 0;
        for (AcceptedRecipient recipient : mail.recipients()) {
            boolean isServed = next < served.size() && served.get(next) == recipient;
            next += isServed ? 1 : 0;
            replies.add(isServed ? common : Quotas.refusal(recipient.mailbox().toString()));
        }
        return replies;
    }

    private void report(StoreException failure, InetAddress peer) {
        switch (failure.kind()) {
            case FULL, UNAVAILABLE -> metrics.intakeClosed(failure.getMessage());
            case OVER_QUOTA -> {
                // The owner's affair, and told by the refusal
            }
            case STALE, NOT_FOUND, EXISTS, LIMIT, BROKEN -> metrics.failed(peer, "accepting a message", failure);
        }
    }

    private SmtpReply accept(ArrivedMail mail, List<AcceptedRecipient> recipients) {
        Routing routing = new Routing(recipients);
        Set<String> deciders = routing.deciders();
        NewMail accepted = newMail(mail, routing);
        List<Claim> held = queue.accept(accepted);
        for (Claim claim : held) {
            if (deciders.contains(claim.subscription()) && decider.decide(claim) instanceof Decision.Refused refused) {
                queue.withdraw(mail.id());
                return refusal(refused);
            }
        }
        if (held.size() > deciders.size()
                || !deciders.isEmpty() && !accepted.placements().isEmpty()) {
            release(accepted);
        }
        return SmtpReply.of(250, "2.0.0", "Accepted as " + MailId.format(mail.id()));
    }

    /** A mailbox may have become too full while a consumer decided: then nobody gets the message, and the sender tries again. */
    private void release(NewMail mail) {
        try {
            queue.release(mail);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.STALE) {
                queue.withdraw(mail.id());
            }
            throw e;
        }
    }

    private NewMail newMail(ArrivedMail mail, Routing routing) {
        List<Placement> placements = routing.placements(mail.receivedAt());
        return new NewMail(
                mail.id(),
                mail.receivedAt(),
                mail.envelope(),
                mail.content(),
                routing.deliveries(queue::nextId),
                placements,
                placements.isEmpty() ? null : mail.describer().finish());
    }

    private static SmtpReply refusal(Decision.Refused refused) {
        return SmtpReply.of(refused.status().startsWith("5") ? 550 : 451, refused.status(), refused.text());
    }
}
