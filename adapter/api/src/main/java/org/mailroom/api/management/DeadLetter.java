package org.mailroom.api.management;

/** A delivery that was given up. */
public interface DeadLetter {

    /** Names the delivery. */
    String getDeliveryId();

    /** Names its message. */
    String getMailId();

    /** Whose it was. */
    String getSubscription();

    /** The reverse-path; empty for the null reverse-path. */
    String getSender();

    /** The forward-paths, separated by a comma and a space. */
    String getRecipients();

    /** Octets of content. */
    long getSize();

    /** When the message had arrived, ISO 8601 in UTC. */
    String getReceivedAt();

    /** How often it was tried. */
    int getAttempts();

    /** Why it was given up. */
    String getReason();
}
