package org.mailroom.store.queue;

import java.time.Instant;

/** What becomes of a delivery after an attempt. Reasons are one line, cut at 1000 characters. */
public sealed interface Outcome {

    /** Handled: the delivery goes, and with the last one its message and content. */
    record Handled() implements Outcome {}

    /** To be tried again. */
    record Retry(Instant dueAt, String reason) implements Outcome {}

    /** Given up, kept among the dead letters. */
    record Dead(String reason) implements Outcome {}

    /** Given up and handed to another subscription, due at once, its attempts counted anew. */
    record Forwarded(String subscription, String reason) implements Outcome {}

    /** Given up and deleted. */
    record Discarded() implements Outcome {}
}
