package org.mailroom.api.management;

import java.util.List;
import java.util.Map;

/**
 * The limits of one adapter: {@code org.mailroom:type=Limits,instance=<instanceName>}. What is changed here counts at once and
 * lasts until the adapter stops; the configuration stays as it is.
 *
 * <p>Operations throw {@link IllegalArgumentException} when there is no limit of that name, when it cannot be changed while the
 * adapter runs, or when the value is none that it may have; the text tells the range.
 */
public interface LimitsMXBean {

    /** The type and the domain of the object name, without the instance. */
    String OBJECT_NAME_PREFIX = "org.mailroom:type=Limits,instance=";

    /** Every limit, in the order of the documentation. */
    List<LimitFigures> getLimits();

    /**
     * Changes a limit.
     *
     * @param name its {@link LimitFigures#getName()}
     * @param value in its {@link LimitFigures#getUnit()}
     */
    void setLimit(String name, long value);

    /** Gives a limit the value of the configuration again. */
    void resetLimit(String name);

    /** Whether the server is under pressure, and some limits are tighter than they were set. */
    boolean isUnderPressure();

    /** What presses, for people; empty when nothing does. */
    String getPressure();

    /** Octets that all connections together hold in memory. */
    long getHeldBytes();

    /** The most octets that all connections together may hold before reading stops. */
    long getMaxHeldBytes();

    /** Connections that have a place in the memory of connections: they hold more than each may, or are about to. */
    int getMemoryPlaces();

    /** Connections that wait for such a place, and are not read from. */
    int getWaitingForMemory();

    /** Connections that were ended since the start because of a limit, by its {@link LimitFigures#getName()}; floods are not among them. */
    Map<String, Long> getEndedConnections();
}
