package org.mailroom.api.management;

/** A connection that is open, as it was when it was asked. */
public interface ConnectionFigures {

    /** Its number, unique from start to stop. */
    long getId();

    /** The listener that took it. */
    String getListener();

    /** The address of the client, that of the PROXY protocol where a trusted proxy has told it. */
    String getPeer();

    /** Who has logged in; empty while nobody has. */
    String getUser();

    /** The version of TLS and the cipher suite; empty without TLS. */
    String getTls();

    /** What it does, for people: as in {@code selected INBOX} or {@code mail transaction}. */
    String getState();

    /** When it was taken, as in {@code 2027-01-31T00:00:00Z}. */
    String getSince();

    /** How long the client has sent nothing, in seconds. */
    long getIdleSeconds();

    /** Commands received and not yet answered. */
    int getPendingCommands();

    /** Octets held in memory for it. */
    long getHeldBytes();
}
