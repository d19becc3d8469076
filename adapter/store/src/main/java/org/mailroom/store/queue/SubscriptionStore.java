package org.mailroom.store.queue;

import java.util.List;

/**
 * The durable subscriptions. They outlive their beans, so that mail is taken and kept while an application is down.
 */
public interface SubscriptionStore {

    /** Makes a subscription or replaces what is known of it. */
    void save(Subscription subscription);

    /** All of them, in the order of their names. */
    List<Subscription> list();

    /**
     * Deletes a subscription with its deliveries, dead letters among them.
     *
     * @return how many deliveries were deleted
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when there is none of that name, nor a delivery for it
     */
    int delete(String name);
}
