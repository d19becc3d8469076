package org.mailroom.connector.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailroom.connector.management.Log;
import org.mailroom.connector.transaction.QueueResourceManager;
import org.mailroom.store.MailStore;

/** Activations come and go here; each is a durable subscription, an activation that holds it, and a pump. */
public final class Inflow {

    private final MailStore store;
    private final SubscriptionRegistry registry;
    private final QueueDispatcher dispatcher;
    private final EndpointDelivery delivery;
    private final Duration patience;
    private final Map<MessageEndpointFactory, Activation> activations = new ConcurrentHashMap<>();

    /**
     * An inflow without activations.
     *
     * @param patience how long a deactivation waits for deliveries under way
     */
    public Inflow(
            MailStore store,
            QueueResourceManager transactions,
            QueueDispatcher dispatcher,
            Duration patience,
            DeliveryMetrics metrics) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.patience = patience;
        this.registry = new SubscriptionRegistry(store.subscriptions());
        dispatcher.repeatWherePolled(registry::refresh);
        this.delivery = new EndpointDelivery(store.queue(), store.content(), transactions, metrics);
    }

    public SubscriptionRegistry registry() {
        return registry;
    }

    /** Delivers before the reply to the activations of this inflow. */
    public BeforeReplyDelivery beforeReply() {
        return new BeforeReplyDelivery(registry, store.queue(), delivery);
    }

    /** A bean wants mail (Jakarta Connectors 2.1, section 13.4.5). Its endpoint must not be created on this thread. */
    public void activate(MessageEndpointFactory factory, MailActivationSpec spec) throws ResourceException {
        ActivationSettings settings;
        try {
            settings = ActivationSettings.of(spec, factory.getActivationName());
        } catch (InvalidSettingException e) {
            throw new ResourceException("the activation of " + factory.getActivationName() + ": " + e.getMessage(), e);
        }
        var activation = new Activation(factory, settings);
        try {
            registry.activate(activation);
        } catch (IllegalStateException e) {
            throw new ResourceException(e.getMessage(), e);
        }
        activations.put(factory, activation);
        dispatcher.start(activation, store.queue(), delivery, () -> registry.isPaused(settings.subscription()));
        Log.ACTIVATED.write(settings.subscription(), settings.interest().lines());
    }

    /** A bean wants no more mail; deliveries under way are waited for. Its subscription stays. */
    public void deactivate(MessageEndpointFactory factory) {
        Activation activation = activations.remove(factory);
        if (activation == null) {
            return;
        }
        registry.deactivate(activation);
        dispatcher.stop(activation, patience);
        try {
            activation.close(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Log.DEACTIVATED.write(activation.settings().subscription());
    }

    /**
     * Has a subscription take mail and deliver none, in this server, until {@link #resume} or the adapter's end; also over
     * changes of its bean. What the bean has at hand it finishes.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when there is none of that name
     */
    public void pause(String subscription) {
        registry.pause(subscription, true);
        dispatcher.pausing(subscription);
        Log.SUBSCRIPTION_PAUSED.write(subscription);
    }

    /** Has it deliver again; otherwise like {@link #pause}. */
    public void resume(String subscription) {
        registry.pause(subscription, false);
        dispatcher.onReady(subscription);
        Log.SUBSCRIPTION_RESUMED.write(subscription);
    }

    /** Ends all activations. */
    public void close() {
        activations.keySet().forEach(this::deactivate);
    }
}
