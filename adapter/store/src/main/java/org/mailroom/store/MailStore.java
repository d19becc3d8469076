package org.mailroom.store;

import java.util.List;
import org.mailroom.store.account.AccountStore;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.mailbox.MailboxStore;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.QueueAdmin;
import org.mailroom.store.queue.SubscriptionStore;

/** An open store: the ports to everything durable. */
public interface MailStore extends AutoCloseable {

    /** Bodies, in chunks. */
    ContentStore content();

    /** The delivery queue. */
    MailQueue queue();

    /** The durable subscriptions. */
    SubscriptionStore subscriptions();

    /** The accounts of the embedded realm. */
    AccountStore accounts();

    /** The mailboxes of all accounts. */
    MailboxStore mailboxes();

    /** How the caches of mailboxes do. */
    List<CacheFigures> caches();

    /** Empties the caches, but for what somebody holds open. */
    void purgeCaches();

    /** What an administrator asks of the queue. */
    QueueAdmin admin();

    /** Finishes what was begun, then closes every connection, thread and file. Calling it again does nothing. */
    @Override
    void close();
}
