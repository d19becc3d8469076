package org.mailroom.connector.inflow;

/** Hears how deliveries to beans end. Called on delivery and command threads: it must return at once. */
public interface DeliveryMetrics {

    /** Hears nothing. */
    DeliveryMetrics NONE = handled -> {};

    /**
     * A bean was asked to handle a delivery.
     *
     * @param handled whether it did; not if it failed, said no, or its transaction did not commit
     */
    void delivered(boolean handled);
}
