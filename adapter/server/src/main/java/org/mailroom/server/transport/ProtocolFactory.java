package org.mailroom.server.transport;

import io.netty.channel.ChannelHandlerContext;
import java.util.Optional;
import org.mailroom.security.tls.TlsServer;

/** What a listener needs of the protocol it speaks. */
public interface ProtocolFactory {

    /**
     * Begins a conversation on a new connection; nothing may be said yet.
     *
     * @param context of the handler at the end of the connection's pipeline
     */
    Connection<?> connect(ChannelHandlerContext context);

    /** What a connection beyond the limits reads before it is closed, as bytes. */
    byte[] tooManyConnections();

    /** What a connection from a banned address reads before it is closed, as bytes. */
    byte[] banned();

    /** The server's side of TLS, if there is any: what a listener of implicit TLS cannot do without. */
    Optional<TlsServer> tls();
}
