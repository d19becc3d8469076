package org.mailroom.server.smtp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.smtp.ReplyDecider.Decision;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.NewDelivery;
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
    private final ReplyDecider decider;
    private final ServerMetrics metrics;

    MailIntake(MailQueue queue, ReplyDecider decider, ServerMetrics metrics) {
        this.queue = queue;
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
            report(e, peer);
            SmtpReply reply = StoreReplies.of(e);
            throw new SmtpRefusal(
                    reply.code(), reply.status().toString(), reply.lines().get(0));
        }
    }

    /** Accepts the message or says why not; blocks until it is on disk. */
    SmtpReply accept(ArrivedMail mail) {
        SmtpReply reply;
        try {
            reply = decide(mail);
        } catch (StoreException e) {
            reply = StoreReplies.of(e);
            report(e, mail.peer());
        } catch (RuntimeException e) {
            metrics.failed(mail.peer(), "accepting a message", e);
            reply = FAILED;
        } finally {
            mail.content().close();
        }
        if (reply.code() == 250) {
            metrics.messageAccepted(
                    MailId.format(mail.id()), mail.peer(), mail.content().size());
        } else {
            metrics.messageRefused(mail.peer(), reply.toString());
        }
        return reply;
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

    private SmtpReply decide(ArrivedMail mail) {
        Set<String> deciders = mail.recipients().keySet().stream()
                .filter(Target::beforeReply)
                .map(Target::subscription)
                .collect(Collectors.toSet());
        NewMail accepted = newMail(mail, !deciders.isEmpty());
        List<Claim> held = queue.accept(accepted);
        for (Claim claim : held) {
            if (deciders.contains(claim.subscription()) && decider.decide(claim) instanceof Decision.Refused refused) {
                queue.withdraw(mail.id());
                return refusal(refused);
            }
        }
        if (held.size() > deciders.size()
                || !deciders.isEmpty() && !accepted.placements().isEmpty()) {
            queue.release(accepted);
        }
        return SmtpReply.of(250, "2.0.0", "Accepted as " + MailId.format(mail.id()));
    }

    private NewMail newMail(ArrivedMail mail, boolean hold) {
        List<NewDelivery> deliveries = new ArrayList<>();
        mail.recipients()
                .forEach((target, recipients) ->
                        deliveries.add(new NewDelivery(queue.nextId(), target.subscription(), recipients, hold)));
        return new NewMail(mail.id(), mail.receivedAt(), mail.envelope(), mail.content(), deliveries);
    }

    private static SmtpReply refusal(Decision.Refused refused) {
        return SmtpReply.of(refused.status().startsWith("5") ? 550 : 451, refused.status(), refused.text());
    }
}
