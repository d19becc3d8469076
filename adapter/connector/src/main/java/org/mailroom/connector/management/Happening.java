package org.mailroom.connector.management;

/** What is counted since the start and for each interval of the last hour. */
public enum Happening {
    /** A connection was taken. */
    CONNECTIONS("connections"),
    /** A connection was turned away by a limit or a ban. */
    CONNECTIONS_REFUSED("connectionsRefused"),
    /** A connection was ended because it was too slow, or kept others waiting for memory. */
    CONNECTIONS_ENDED("connectionsEnded"),
    /** A whole command of SMTP, LMTP or IMAP came, known or not. */
    COMMANDS("commands"),
    /** A message came by SMTP or LMTP and was accepted. */
    MESSAGES_ACCEPTED("messagesAccepted"),
    /** A message was filed by an IMAP client. */
    MESSAGES_FILED("messagesFiled"),
    /** The content of a message came and was refused. */
    MESSAGES_REFUSED("messagesRefused"),
    /** A bean handled a delivery. */
    DELIVERIES("deliveries"),
    /** A bean was asked and did not handle a delivery. */
    DELIVERIES_FAILED("deliveriesFailed"),
    /** A login succeeded. */
    LOGINS("logins"),
    /** A login failed. */
    LOGINS_FAILED("loginsFailed"),
    /** A connection was ended because it had too many commands pending. */
    FLOODS("floods");

    private final String key;

    Happening(String key) {
        this.key = key;
    }

    /** What JMX clients call it. */
    public String key() {
        return key;
    }
}
