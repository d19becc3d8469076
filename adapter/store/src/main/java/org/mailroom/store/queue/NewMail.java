package org.mailroom.store.queue;

import java.time.Instant;
import java.util.List;
import org.mailroom.store.content.ContentWriter;

/**
 * A message to be accepted.
 *
 * @param id from {@link MailQueue#nextId()}
 * @param receivedAt when its last octet had arrived
 * @param envelope whom it is from and how it came
 * @param content its body, closed by nobody yet
 * @param deliveries at least one; no two for one subscription
 */
public record NewMail(
        long id, Instant receivedAt, MailEnvelope envelope, ContentWriter content, List<NewDelivery> deliveries) {

    public NewMail {
        deliveries = List.copyOf(deliveries);
    }
}
