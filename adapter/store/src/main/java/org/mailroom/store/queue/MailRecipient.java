package org.mailroom.store.queue;

import java.util.Map;

/**
 * A recipient of a delivery.
 *
 * @param address the forward-path without angle brackets
 * @param parameters ESMTP parameters of its RCPT, keywords in upper case; neither keyword nor value holds white space
 */
public record MailRecipient(String address, Map<String, String> parameters) {

    public MailRecipient {
        parameters = Map.copyOf(parameters);
    }
}
