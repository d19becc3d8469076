package org.mailroom.api.management;

/** A listener that is configured. */
public interface ListenerFigures {

    /** As in {@code imaps}. */
    String getName();

    /** The address it is bound to, or would be. */
    String getAddress();

    /** The port it is bound to, or would be; 1 to 65535. */
    int getPort();

    /** Whether TLS begins with the connection (RFC 8314, section 3). */
    boolean isImplicitTls();

    /** {@code OPEN}, {@code PAUSED} or {@code NOT_STARTED}. */
    String getState();

    /** Why it is not open; empty when it is. */
    String getReason();

    /** Connections that it has open now. */
    int getConnections();
}
