package org.mailroom.connector.inflow;

import java.time.Duration;
import java.util.Optional;
import org.mailroom.server.smtp.ReplyDecider;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.Outcome;

/** Has a bean handle a delivery while the sender waits for the reply: {@code acknowledge = BEFORE_REPLY}. */
public final class BeforeReplyDelivery implements ReplyDecider {

    /** How long a sender waits for a free instance of the bean; it would wait 10 minutes (RFC 5321, section 4.5.3.2.6). */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Decision LATER =
            new Decision.Refused("4.3.2", "Its consumer is not available; try again later");
    private static final Decision PAUSED = new Decision.Refused("4.3.2", "Its consumer pauses; try again later");
    private static final Decision FAILED = new Decision.Refused("4.3.0", "Its consumer failed; try again later");

    private final SubscriptionRegistry registry;
    private final MailQueue queue;
    private final EndpointDelivery delivery;

    public BeforeReplyDelivery(SubscriptionRegistry registry, MailQueue queue, EndpointDelivery delivery) {
        this.registry = registry;
        this.queue = queue;
        this.delivery = delivery;
    }

    @Override
    public Decision decide(Claim claim) {
        Optional<Activation> activation = registry.holder(claim.subscription());
        if (activation.isEmpty()) {
            queue.settle(claim, new Outcome.Discarded());
            return LATER;
        }
        if (registry.isPaused(claim.subscription())) {
            queue.settle(claim, new Outcome.Discarded());
            return PAUSED;
        }
        return decisionOf(deliver(activation.get(), claim), claim);
    }

    private Decision decisionOf(Verdict verdict, Claim claim) {
        DeliveryLog.beforeReply(claim, verdict);
        if (verdict instanceof Verdict.Handled) {
            return new Decision.Accepted();
        }
        if (verdict instanceof Verdict.Rejected rejected) {
            return new Decision.Refused(rejected.status(), rejected.text());
        }
        if (verdict instanceof Verdict.NotReached) {
            queue.settle(claim, new Outcome.Discarded());
            return LATER;
        }
        return FAILED;
    }

    /** Waits for an instance of the bean and delivers, on the thread of the command. */
    private Verdict deliver(Activation activation, Claim claim) {
        try {
            if (activation.isCrowded() || !activation.enter(PATIENCE)) {
                return new Verdict.NotReached("no instance of the bean was free");
            }
            try {
                return delivery.deliver(activation, claim, FatePolicy.beforeReply());
            } finally {
                activation.leave();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.NotReached("the server is stopping");
        }
    }
}
