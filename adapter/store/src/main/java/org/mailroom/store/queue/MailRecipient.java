package org.mailroom.store.queue;

import java.util.Map;
import org.mailroom.store.mailbox.MailboxRef;

/**
 * A recipient of a delivery.
 *
 * @param address the forward-path without angle brackets; empty for a message that was put into a mailbox without one
 * @param parameters ESMTP parameters of its RCPT, keywords in upper case; neither keyword nor value holds white space
 * @param mailbox that the message was put into for this recipient, or null
 */
public record MailRecipient(String address, Map<String, String> parameters, MailboxRef mailbox) {

    public MailRecipient {
        parameters = Map.copyOf(parameters);
    }

    /** Without a mailbox. */
    public MailRecipient(String address, Map<String, String> parameters) {
        this(address, parameters, null);
    }
}
