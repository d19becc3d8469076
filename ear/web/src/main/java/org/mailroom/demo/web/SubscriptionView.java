package org.mailroom.demo.web;

import javax.management.openmbean.CompositeData;

/** The figures of one subscription. */
record SubscriptionView(
        String name,
        String recipients,
        String acknowledge,
        boolean active,
        long waiting,
        long inDelivery,
        long deadLetters) {

    static SubscriptionView of(CompositeData data) {
        return new SubscriptionView(
                (String) data.get("name"),
                String.join(", ", (String[]) data.get("recipients")),
                (String) data.get("acknowledge"),
                (Boolean) data.get("active"),
                (Long) data.get("waiting"),
                (Long) data.get("inDelivery"),
                (Long) data.get("deadLetters"));
    }
}
