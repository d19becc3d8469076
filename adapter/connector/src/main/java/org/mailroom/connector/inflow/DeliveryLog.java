package org.mailroom.connector.inflow;

import org.mailroom.connector.management.Log;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.Outcome;

/** Tells the operator of deliveries that did not go well. */
final class DeliveryLog {

    private DeliveryLog() {}

    /** After an attempt at a queued delivery. */
    static void queued(Claim claim, Verdict verdict, ActivationSettings settings) {
        if (verdict instanceof Verdict.InDoubt) {
            Log.DELIVERY_IN_DOUBT.write(id(claim), claim.subscription());
            return;
        }
        Outcome fate = FatePolicy.queued(settings).fate(verdict, claim);
        if (fate instanceof Outcome.Retry) {
            Log.DELIVERY_FAILED.write(
                    id(claim), claim.subscription(), claim.attempt(), settings.maxAttempts(), verdict.reason());
        } else if (!(fate instanceof Outcome.Handled)) {
            Log.DELIVERY_GIVEN_UP.write(
                    id(claim), claim.subscription(), claim.attempt(), settings.deadLetter(), verdict.reason());
        }
    }

    /** After a delivery that decides the reply to the sender. */
    static void beforeReply(Claim claim, Verdict verdict) {
        if (verdict instanceof Verdict.InDoubt) {
            Log.DELIVERY_IN_DOUBT.write(id(claim), claim.subscription());
        } else if (verdict instanceof Verdict.Rejected rejected) {
            Log.DELIVERY_REJECTED.write(id(claim), claim.subscription(), rejected.status(), rejected.text());
        } else if (!(verdict instanceof Verdict.Handled)) {
            Log.REPLY_FAILED.write(id(claim), claim.subscription(), verdict.reason());
        }
    }

    private static String id(Claim claim) {
        return MailId.format(claim.deliveryId());
    }
}
