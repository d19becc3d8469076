package org.mailroom.store.queue;

import java.util.List;

/**
 * A delivery to be made of a message.
 *
 * @param id from {@link MailQueue#nextId()}
 * @param subscription whose it is
 * @param recipients the recipients of the envelope that concern the subscription; at least one
 * @param awaitsReply whether it is held, claimed by the accepting node, until the reply to the sender is decided
 */
public record NewDelivery(long id, String subscription, List<MailRecipient> recipients, boolean awaitsReply) {

    public NewDelivery {
        recipients = List.copyOf(recipients);
    }
}
