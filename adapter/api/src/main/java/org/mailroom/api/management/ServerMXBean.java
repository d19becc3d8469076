package org.mailroom.api.management;

import java.util.List;
import java.util.Map;

/**
 * The listeners and connections of one adapter, what they did of late, and how much of it is told:
 * {@code org.mailroom:type=Server,instance=<instanceName>}. What is changed here lasts until the adapter stops.
 *
 * <p>Operations that name something which does not exist throw {@link IllegalArgumentException}.
 */
public interface ServerMXBean {

    /** The type and the domain of the object name, without the instance. */
    String OBJECT_NAME_PREFIX = "org.mailroom:type=Server,instance=";

    /** The version of Mailroom. */
    String getVersion();

    /** When the adapter was started, as in {@code 2027-01-31T00:00:00Z}. */
    String getStartedAt();

    /** Every listener that is configured, in the order of the configuration. */
    List<ListenerFigures> getListeners();

    /**
     * Takes no more connections on a listener; those that are open go on. Clients are refused as if nobody listened.
     *
     * @param listener its {@link ListenerFigures#getName()}
     */
    void pauseListener(String listener);

    /**
     * Takes connections again, on the address and port of before.
     *
     * @throws IllegalStateException when the port cannot be had any more; says why
     */
    void resumeListener(String listener);

    /** Connections that are open now, over all listeners. */
    int getOpenConnections();

    /** Peer addresses that have connections open, as the limits count them: IPv4 addresses, and /64 of IPv6. */
    int getPeers();

    /** Users who have sessions open, of all protocols. */
    int getUsers();

    /** TLS handshakes in progress, and those that wait for their turn. */
    int getHandshakes();

    /**
     * A page of the open connections, the oldest first. One that cannot tell of itself within two seconds is left out.
     *
     * @param offset how many to pass over
     * @param limit the most to return; 1 to 1000
     */
    List<ConnectionFigures> listConnections(int offset, int limit);

    /**
     * Ends a connection once the command at hand is answered; a client that is served nothing is told that the server says
     * farewell.
     *
     * @param connection its {@link ConnectionFigures#getId()}
     */
    void disconnect(long connection);

    /** What happened since the start: a count for each name of {@link RateFigures#getCounts()}. */
    Map<String, Long> getTotals();

    /** What happened in the last hour, the oldest interval first. Each is {@link #getRateSeconds()} long. */
    List<RateFigures> getRates();

    /** How long an interval of {@link #getRates()} is. */
    int getRateSeconds();

    /**
     * The levels of the log, by the parts that have one of their own: {@code SERVER}, {@code SMTP}, {@code IMAP}, {@code DELIVERY},
     * {@code TLS}, {@code LOGIN}, {@code STORE}, {@code TRACE}.
     */
    Map<String, String> getLogLevels();

    /**
     * Sets the level of a part of the log.
     *
     * @param part a key of {@link #getLogLevels()}
     * @param level {@code ERROR}, {@code WARNING}, {@code INFO}, {@code DEBUG} or {@code DEFAULT}, which is that of the
     *     application server
     */
    void setLogLevel(String part, String level);

    /** The traces that are on. */
    List<TraceFigures> getTraces();

    /**
     * Writes the commands and replies of some connections, also of those that are open, to the log, with secrets masked, for a
     * time; a trace of the same that is on is replaced. Content of messages is not written.
     *
     * @param whom an IP address, a network as in {@code 192.0.2.0/24}, or the name of a user
     * @param minutes how long; 1 to 1440
     * @throws IllegalStateException when there are 100 traces already
     */
    void startTrace(String whom, int minutes);

    /** Ends a trace before its time. */
    void stopTrace(String whom);
}
