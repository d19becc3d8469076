package org.mailroom.server.transport;

import java.util.Optional;
import org.mailroom.security.tls.TlsServer;

/** What a listener needs of the protocol it speaks. */
public interface ProtocolFactory {

    /** The handler of one new connection. */
    ProtocolHandler newHandler();

    /** What a connection beyond the limits reads before it is closed, as bytes. */
    byte[] tooManyConnections();

    /** What a connection from a banned address reads before it is closed, as bytes. */
    byte[] banned();

    /** The server's side of TLS, if there is any: what a listener of implicit TLS cannot do without. */
    Optional<TlsServer> tls();
}
