package org.mailroom.store.queue;

import java.util.List;

/**
 * A durable subscription.
 *
 * @param name 1 to 200 characters
 * @param recipients the patterns it takes mail for; opaque to the store; none holds a line break
 * @param beforeReply whether its bean's outcome is the reply to the sender
 */
public record Subscription(String name, List<String> recipients, boolean beforeReply) {

    public Subscription {
        recipients = List.copyOf(recipients);
    }
}
