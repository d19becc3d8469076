package org.mailroom.demo;

/** One line of {@link RecentMailMXBean}. */
public interface HandledMailFigures {

    /** When it was handled, ISO 8601 in UTC. */
    String getAt();

    /** The subscription of the bean that handled it. */
    String getSubscription();

    /** The reverse-path; empty for the null reverse-path. */
    String getSender();

    /** The forward-paths, separated by a comma and a space. */
    String getRecipients();

    /** The subject, decoded; empty without one. */
    String getSubject();

    /** Octets of content. */
    long getSize();

    /** Which attempt it was, counted from 1. */
    int getAttempt();

    /** What became of it, in a few words. */
    String getOutcome();
}
