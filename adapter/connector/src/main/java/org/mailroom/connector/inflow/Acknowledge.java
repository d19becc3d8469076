package org.mailroom.connector.inflow;

/** When the sender hears {@code 250}. */
enum Acknowledge {
    /** When the message is on disk. */
    QUEUED,
    /** When, on top of that, the bean has handled it; the bean's refusal is the reply. */
    BEFORE_REPLY
}
