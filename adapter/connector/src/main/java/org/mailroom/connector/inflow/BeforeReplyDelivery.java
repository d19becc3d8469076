package org.mailroom.connector.inflow;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.Optional;
import org.mailroom.connector.management.Log;
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
    private static final Decision FAILED = new Decision.Refused("4.3.0", "Its consumer failed; try again later");

    private final SubscriptionRegistry registry;
    private final MailQueue queue;
    private final EndpointDelivery delivery;
    private final WorkManager workManager;

    public BeforeReplyDelivery(
            SubscriptionRegistry registry, MailQueue queue, EndpointDelivery delivery, WorkManager workManager) {
        this.registry = registry;
        this.queue = queue;
        this.delivery = delivery;
        this.workManager = workManager;
    }

    @Override
    public Decision decide(Claim claim) {
        Optional<Activation> activation = registry.holder(claim.subscription());
        if (activation.isEmpty()) {
            queue.settle(claim, new Outcome.Discarded());
            return LATER;
        }
        var work = new Waiting(activation.get(), claim);
        try {
            workManager.doWork(work);
        } catch (WorkException e) {
            Log.WORK_REJECTED.write(e, claim.subscription());
        }
        return decisionOf(work.verdict, claim);
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

    private final class Waiting implements Work {

        private final Activation activation;
        private final Claim claim;
        private Verdict verdict = new Verdict.NotReached("the work manager took no work");

        Waiting(Activation activation, Claim claim) {
            this.activation = activation;
            this.claim = claim;
        }

        @Override
        public void run() {
            try {
                if (!activation.enter(PATIENCE)) {
                    verdict = new Verdict.NotReached("no instance of the bean was free");
                    return;
                }
                try {
                    verdict = delivery.deliver(activation, claim, FatePolicy.beforeReply());
                } finally {
                    activation.leave();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void release() {
            // Deactivation waits for the delivery at hand; there is nothing to hurry
        }
    }
}
