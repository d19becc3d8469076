package org.mailroom.api.management;

import java.util.List;

/** A durable subscription and where its deliveries stand. */
public interface SubscriptionFigures {

    /** Its durable name. */
    String getName();

    /** The patterns it takes mail for: of recipients, of mailboxes ({@code mailbox scanner/INBOX}), of sources if not all. */
    List<String> getRecipients();

    /** {@code QUEUED} or {@code BEFORE_REPLY}. */
    String getAcknowledge();

    /** Whether a bean is consuming it now. */
    boolean isActive();

    /** Whether an administrator has paused it in this server: it takes mail and delivers none. */
    boolean isPaused();

    /** Deliveries that wait for their time or for a bean. */
    long getWaiting();

    /** Deliveries that a bean has now, prepared branches among them. */
    long getInDelivery();

    /** Deliveries given up. */
    long getDeadLetters();
}
