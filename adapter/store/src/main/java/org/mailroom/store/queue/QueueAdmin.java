package org.mailroom.store.queue;

import java.time.Instant;
import java.util.List;

/** What an administrator asks of the queue. */
public interface QueueAdmin {

    /** Figures of the whole queue, from memory where one node alone uses the store, else at most seconds old. */
    Figures figures();

    /**
     * The queue as a whole.
     *
     * @param messages held, dead letters among them
     * @param bytes octets of content held
     * @param maxMessages the limit of messages
     * @param maxBytes the limit of octets
     * @param freeDisk octets that may still be written to the data directory, or -1 when it is not ours to know
     * @param full why no mail is accepted now, in one sentence; empty when it is
     */
    record Figures(long messages, long bytes, long maxMessages, long maxBytes, long freeDisk, String full) {}

    /** Figures of every subscription that has deliveries; asks the database. */
    List<SubscriptionFigures> subscriptions();

    /** How many deliveries of a subscription wait, are with a bean (or prepared), and are dead. */
    record SubscriptionFigures(String name, long waiting, long inDelivery, long deadLetters) {}

    /** Dead letters, oldest first; of one subscription, or of all when the name is empty. */
    List<DeadLetter> deadLetters(String subscription, int offset, int limit);

    /** A delivery that was given up, after so many attempts, for that reason. */
    record DeadLetter(
            long deliveryId,
            String subscription,
            List<MailRecipient> recipients,
            int attempts,
            String reason,
            QueuedMail mail) {}

    /**
     * Makes a dead letter READY now, its attempts counted from the start.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND
     */
    void retry(long deliveryId);

    /**
     * Deletes a dead letter.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND
     */
    void delete(long deliveryId);

    /** Every prepared branch, of any node, oldest first. */
    List<InDoubt> inDoubt();

    /** A prepared branch with its deliveries. */
    record InDoubt(Branch branch, Instant preparedAt, List<Long> deliveries) {}

    /**
     * Decides a prepared branch by hand. Rolled back, its deliveries are READY whoever held them.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND
     */
    void resolve(Branch branch, boolean commit);
}
