package org.mailroom.api.management;

import java.util.Map;

/** What happened in an interval. */
public interface RateFigures {

    /** When it began, as in {@code 2027-01-31T00:00:00Z}. */
    String getFrom();

    /**
     * How often: {@code connections}, {@code connectionsRefused}, {@code connectionsEnded}, {@code commands},
     * {@code messagesAccepted}, {@code messagesFiled}, {@code messagesRefused}, {@code deliveries}, {@code deliveriesFailed},
     * {@code logins}, {@code loginsFailed}, {@code floods}.
     */
    Map<String, Long> getCounts();
}
