package org.mailroom.connector.inflow;

import org.mailroom.connector.management.Log;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailId;

/** Tells the operator of deliveries that did not go well. */
final class DeliveryLog {

    private DeliveryLog() {}

    /** After an attempt at a queued delivery. */
    static void queued(Claim claim, Verdict verdict, ActivationSettings settings) {
        if (verdict instanceof Verdict.Failed failed) {
            boolean last = claim.attempt() >= settings.maxAttempts();
            Object number = last ? settings.deadLetter() : settings.maxAttempts();
            (last ? Log.DELIVERY_GIVEN_UP : Log.DELIVERY_FAILED)
                    .write(id(claim), claim.subscription(), claim.attempt(), number, failed.reason());
        } else {
            other(claim, verdict);
        }
    }

    /** After a delivery that decides the reply to the sender. */
    static void beforeReply(Claim claim, Verdict verdict) {
        if (verdict instanceof Verdict.Failed failed) {
            Log.REPLY_FAILED.write(id(claim), claim.subscription(), failed.reason());
        } else if (verdict instanceof Verdict.NotReached notReached) {
            Log.REPLY_FAILED.write(id(claim), claim.subscription(), notReached.reason());
        } else {
            other(claim, verdict);
        }
    }

    private static void other(Claim claim, Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            Log.DELIVERY_REJECTED.write(id(claim), claim.subscription(), rejected.status(), rejected.text());
        } else if (verdict instanceof Verdict.InDoubt) {
            Log.DELIVERY_IN_DOUBT.write(id(claim), claim.subscription());
        }
    }

    private static String id(Claim claim) {
        return MailId.format(claim.deliveryId());
    }
}
