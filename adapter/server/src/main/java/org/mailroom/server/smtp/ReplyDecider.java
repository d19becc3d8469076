package org.mailroom.server.smtp;

import org.mailroom.store.queue.Claim;

/** Has a delivery handled by its consumer before the sender hears a reply. */
@FunctionalInterface
public interface ReplyDecider {

    /** Delivers and waits for the outcome; on a command thread. Settles the claim in any case. */
    Decision decide(Claim claim);

    /** What the consumer decided. */
    sealed interface Decision {

        /** It has handled the message: {@code 250}. */
        record Accepted() implements Decision {}

        /**
         * It refuses the message, or could not be asked.
         *
         * @param status RFC 3463; class 5 is permanent, class 4 temporary
         * @param text for the sender
         */
        record Refused(String status, String text) implements Decision {}
    }
}
