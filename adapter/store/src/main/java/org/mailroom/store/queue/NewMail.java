package org.mailroom.store.queue;

import java.time.Instant;
import java.util.List;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.mime.MessageDescription;

/**
 * A message to be accepted.
 *
 * @param id from {@link MailQueue#nextId()}
 * @param receivedAt when its last octet had arrived
 * @param envelope whom it is from and how it came
 * @param content its body, closed by nobody yet
 * @param deliveries no two for one subscription; may be empty if there is a placement
 * @param placements mailboxes that it goes into; may be empty if there is a delivery
 * @param description of the body; may be null if there is no placement
 */
public record NewMail(
        long id,
        Instant receivedAt,
        MailEnvelope envelope,
        ContentWriter content,
        List<NewDelivery> deliveries,
        List<Placement> placements,
        MessageDescription description) {

    public NewMail {
        deliveries = List.copyOf(deliveries);
        placements = List.copyOf(placements);
        if (description == null && !placements.isEmpty()) {
            throw new IllegalArgumentException("a message that goes into a mailbox needs its description");
        }
    }

    /** A message that goes to subscriptions alone. */
    public NewMail(
            long id, Instant receivedAt, MailEnvelope envelope, ContentWriter content, List<NewDelivery> deliveries) {
        this(id, receivedAt, envelope, content, deliveries, List.of(), null);
    }
}
