package org.mailroom.connector.inflow;

import jakarta.ejb.EJBException;
import org.mailroom.api.MailRejectedException;

/** How an attempt went, as far as the bean and its transaction are concerned. */
sealed interface Verdict {

    /** Why it is not handled, in one line; empty when it is, or when that is not known. */
    default String reason() {
        return "";
    }

    /** The bean returned, and its transaction committed. */
    record Handled() implements Verdict {}

    /** The bean refused the message. */
    record Rejected(String status, boolean permanent, String text) implements Verdict {

        @Override
        public String reason() {
            return "rejected by the bean: " + status + " " + text;
        }
    }

    /** The bean failed, or its transaction rolled back. */
    record Failed(String reason) implements Verdict {}

    /** The bean was not reached: the attempt does not count. */
    record NotReached(String reason) implements Verdict {}

    /** The transaction was prepared and then nobody said what became of it: not ours to decide. */
    record InDoubt() implements Verdict {}

    /** What an exception of the endpoint means; the container wraps those of the bean. */
    static Verdict of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof EJBException && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (cause instanceof MailRejectedException rejected) {
            return new Rejected(rejected.enhancedStatusCode(), rejected.isPermanent(), rejected.getMessage());
        }
        return new Failed(cause.toString());
    }
}
