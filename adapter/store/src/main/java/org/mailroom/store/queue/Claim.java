package org.mailroom.store.queue;

import java.util.List;

/**
 * A delivery that its holder alone may try and settle. Its attempt fences it: a claim that was taken away, because the node
 * was thought dead, can no longer be settled.
 *
 * @param deliveryId names the delivery, the same at every attempt
 * @param subscription whose it is
 * @param attempt counted from 1
 * @param recipients those that concern the subscription
 * @param mail the message
 */
public record Claim(
        long deliveryId, String subscription, int attempt, List<MailRecipient> recipients, QueuedMail mail) {

    public Claim {
        recipients = List.copyOf(recipients);
    }
}
