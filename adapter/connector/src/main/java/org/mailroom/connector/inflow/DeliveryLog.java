package org.mailroom.connector.inflow;

import org.mailroom.connector.management.Log;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailId;

/** Tells the operator of deliveries that did not go well. */
final class DeliveryLog {

    private DeliveryLog() {}

    static void write(Claim claim, Verdict verdict, int maxAttempts) {
        String id = MailId.format(claim.deliveryId());
        if (verdict instanceof Verdict.Failed failed) {
            Log.DELIVERY_FAILED.write(id, claim.subscription(), claim.attempt(), maxAttempts, failed.reason());
        } else if (verdict instanceof Verdict.Rejected rejected) {
            Log.DELIVERY_REJECTED.write(id, claim.subscription(), rejected.status(), rejected.text());
        } else if (verdict instanceof Verdict.InDoubt) {
            Log.DELIVERY_IN_DOUBT.write(id, claim.subscription());
        }
    }
}
