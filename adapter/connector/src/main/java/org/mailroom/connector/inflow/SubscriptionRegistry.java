package org.mailroom.connector.inflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.server.smtp.RecipientDirectory;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.StoreException;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.MailSource;
import org.mailroom.store.queue.Subscription;
import org.mailroom.store.queue.SubscriptionStore;

/**
 * The durable subscriptions and which of them a bean holds now. A subscription outlives its bean: mail for it is taken and
 * kept while the application is down, until an administrator removes it.
 */
public final class SubscriptionRegistry implements RecipientDirectory {

    private final SubscriptionStore store;
    private final Map<String, Subscription> known = new TreeMap<>();
    private final ConcurrentHashMap<String, Activation> active = new ConcurrentHashMap<>();
    private final Set<String> paused = ConcurrentHashMap.newKeySet();
    private volatile RecipientIndex index;

    /** Reads what the store knows. */
    public SubscriptionRegistry(SubscriptionStore store) {
        this.store = store;
        store.list().forEach(subscription -> known.put(subscription.name(), subscription));
        index = RecipientIndex.of(known.values());
    }

    @Override
    public Optional<Verdict> known(Mailbox recipient, MailSource source) {
        return Optional.of(lookUp(recipient, source));
    }

    /** From memory; of subscriptions alone. */
    @Override
    public Verdict lookUp(Mailbox recipient, MailSource source) {
        List<Target> targets = takers(recipient, source);
        if (!targets.isEmpty()) {
            return new Verdict.Taken(targets, null);
        }
        // Without any bean an address that will be known in a moment looks like one that never will
        return active.isEmpty()
                ? new Verdict.NotYet("No application consumes mail here yet; try again later")
                : new Verdict.Unknown();
    }

    /** The subscriptions that take mail for the address. */
    public List<Target> takers(Mailbox recipient, MailSource source) {
        return index.find(recipient.localPart(), recipient.domain(), source);
    }

    /** The subscriptions that take what is put into the mailbox. */
    public List<Target> listeners(MailboxRef place, MailSource source) {
        return index.find(place, source);
    }

    /**
     * A bean takes a subscription, which is made durable if it is new or has changed.
     *
     * @throws IllegalStateException when another bean of this adapter holds it
     */
    synchronized void activate(Activation activation) {
        Subscription subscription = activation.settings().toSubscription();
        Activation holder = active.get(subscription.name());
        if (holder != null) {
            throw new IllegalStateException("the subscription '" + subscription.name()
                    + "' is held by another bean; give each bean a 'subscription' of its own");
        }
        if (!subscription.equals(known.get(subscription.name()))) {
            store.save(subscription);
            known.put(subscription.name(), subscription);
            index = RecipientIndex.of(known.values());
        }
        active.put(subscription.name(), activation);
    }

    /** Takes over what other nodes have made of the subscriptions in a shared database. */
    synchronized void refresh() {
        Map<String, Subscription> now = new TreeMap<>();
        store.list().forEach(subscription -> now.put(subscription.name(), subscription));
        if (!now.equals(known)) {
            known.clear();
            known.putAll(now);
            index = RecipientIndex.of(known.values());
        }
    }

    synchronized void deactivate(Activation activation) {
        active.remove(activation.settings().subscription(), activation);
    }

    /** The bean that holds the subscription now. */
    public Optional<Activation> holder(String subscription) {
        return Optional.ofNullable(active.get(subscription));
    }

    /**
     * Notes that a subscription is to deliver nothing, or to deliver again, in this server and as long as the adapter runs.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when there is none of that name
     */
    synchronized void pause(String subscription, boolean wanted) {
        if (!known.containsKey(subscription)) {
            throw new StoreException(StoreException.Kind.NOT_FOUND, "there is no subscription '" + subscription + "'");
        }
        if (wanted) {
            paused.add(subscription);
        } else {
            paused.remove(subscription);
        }
    }

    /** Whether a subscription takes mail and delivers none, because an administrator wants it so. */
    public boolean isPaused(String subscription) {
        return paused.contains(subscription);
    }

    /** All subscriptions, in the order of their names. */
    public synchronized Collection<Subscription> all() {
        return List.copyOf(known.values());
    }

    /**
     * Forgets a subscription and its deliveries.
     *
     * @return how many deliveries were deleted
     * @throws IllegalStateException when a bean holds it
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when there is none of that name
     */
    public synchronized int remove(String subscription) {
        if (active.containsKey(subscription)) {
            throw new IllegalStateException(
                    "the subscription '" + subscription + "' is held by a bean; undeploy its application first");
        }
        int deleted = store.delete(subscription);
        known.remove(subscription);
        paused.remove(subscription);
        index = RecipientIndex.of(known.values());
        return deleted;
    }
}
