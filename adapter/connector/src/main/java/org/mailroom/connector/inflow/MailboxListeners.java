package org.mailroom.connector.inflow;

import java.util.List;
import java.util.Map;
import org.mailroom.server.imap.MailboxSubscriptions;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.MailSource;
import org.mailroom.store.queue.NewDelivery;

/**
 * Beans that listen to mailboxes hear of what users file. They get it when it is on disk, even those that decide before the reply:
 * nobody asks leave to file a message.
 */
public final class MailboxListeners implements MailboxSubscriptions {

    private final SubscriptionRegistry registry;
    private final MailQueue queue;

    public MailboxListeners(SubscriptionRegistry registry, MailQueue queue) {
        this.registry = registry;
        this.queue = queue;
    }

    @Override
    public List<NewDelivery> deliveries(String account, String mailbox) {
        var place = new MailboxRef(account, mailbox);
        var recipients = List.of(new MailRecipient("", Map.of(), place));
        return registry.listeners(place, MailSource.IMAP).stream()
                .map(target -> new NewDelivery(queue.nextId(), target.subscription(), recipients, false))
                .toList();
    }
}
