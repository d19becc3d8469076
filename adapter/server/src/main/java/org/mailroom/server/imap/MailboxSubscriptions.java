package org.mailroom.server.imap;

import java.util.List;
import org.mailroom.store.queue.NewDelivery;

/**
 * Who listens to mailboxes, so that what a user files reaches it as received mail does. A port; called on command threads, for
 * each message that is put into a mailbox.
 */
@FunctionalInterface
public interface MailboxSubscriptions {

    /** Nobody listens. */
    MailboxSubscriptions NONE = (account, mailbox) -> List.of();

    /**
     * The deliveries to be made of one new message, with ids of their own; none awaits a reply.
     *
     * @param account canonical
     * @param mailbox the name of the mailbox that it is put into
     */
    List<NewDelivery> deliveries(String account, String mailbox);
}
