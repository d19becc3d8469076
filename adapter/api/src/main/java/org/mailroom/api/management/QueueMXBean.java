package org.mailroom.api.management;

import java.util.List;

/**
 * The delivery queue of one adapter: {@code org.mailroom:type=Queue,instance=<instanceName>}.
 *
 * <p>Operations that name something which does not exist throw {@link IllegalArgumentException}.
 */
public interface QueueMXBean {

    /** The type and the domain of the object name, without the instance. */
    String OBJECT_NAME_PREFIX = "org.mailroom:type=Queue,instance=";

    /** Messages held, dead letters among them. */
    long getMessages();

    /** Octets of content held, dead letters among them. */
    long getBytes();

    /** The most messages that are held before senders read {@code 452 4.3.1}. */
    long getMaxMessages();

    /** The most octets of content that are held before senders read {@code 452 4.3.1}. */
    long getMaxBytes();

    /** Octets that may still be written to the data directory; -1 where a shared database holds the queue. */
    long getFreeDisk();

    /** Whether new mail is accepted at present; when not, why not is in the log. */
    boolean isAccepting();

    /** Every durable subscription with its figures, in the order of their names. */
    List<SubscriptionFigures> getSubscriptions();

    /**
     * Forgets a subscription that no bean holds any more, with all its deliveries.
     *
     * @return how many deliveries were deleted
     * @throws IllegalStateException when a bean is active on it
     */
    int removeSubscription(String subscription);

    /**
     * Has a subscription go on taking mail and deliver none, in this server, until {@link #resumeSubscription} or until the
     * adapter stops, also if its bean is deployed anew meanwhile. What a bean has at hand it finishes. Senders to a BEFORE_REPLY
     * bean are asked to try again later: {@code 451 4.3.2}.
     */
    void pauseSubscription(String subscription);

    /** Has a subscription deliver again what waits; one that is not paused goes on. */
    void resumeSubscription(String subscription);

    /**
     * Dead letters, oldest first.
     *
     * @param subscription a name, or empty for all
     * @param offset how many to pass over
     * @param limit the most to return; 1 to 1000
     */
    List<DeadLetter> listDeadLetters(String subscription, int offset, int limit);

    /** Makes a dead letter a delivery again, due now, its attempts counted from the start. */
    void retryDeadLetter(String deliveryId);

    /** Deletes a dead letter. */
    void deleteDeadLetter(String deliveryId);

    /** Transaction branches that were prepared and whose decision has not come, oldest first. */
    List<BranchInDoubt> listBranchesInDoubt();

    /**
     * Decides a branch in doubt against or without the transaction manager: a heuristic decision. The deliveries of a
     * committed branch count as handled; those of one that is rolled back come again.
     *
     * @param branch its {@link BranchInDoubt#getId()}
     * @param commit whether to commit it
     */
    void resolveBranch(String branch, boolean commit);
}
