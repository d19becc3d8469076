package org.mailroom.server.transport;

/** What a listener needs of the protocol it speaks. */
public interface ProtocolFactory {

    /** The handler of one new connection. */
    ProtocolHandler newHandler();

    /** What a connection beyond the limits reads before it is closed, as bytes. */
    byte[] tooManyConnections();
}
