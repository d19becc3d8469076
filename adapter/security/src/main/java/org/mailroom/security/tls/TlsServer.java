package org.mailroom.security.tls;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.function.IntConsumer;

/** The server's side of TLS, for any protocol. */
public interface TlsServer {

    /**
     * Puts TLS at the head of the channel's pipeline and begins to wait for the client's handshake; for implicit TLS when the
     * channel is initialised, for STARTTLS once the go-ahead has been <em>written</em>. Call it on the channel's event loop, or
     * before the channel is registered.
     *
     * <p>Its end travels the pipeline as a user event: {@link TlsEvent.Established} before any octet of the protocol, or
     * {@link TlsEvent.Failed}, after which the channel is closed. What is written before the end waits for it. It reads from the
     * socket as the handshake needs it, whatever {@code AUTO_READ} says; what comes with the end of the handshake may follow its
     * event unasked. When the client ends its TLS stream, that is told as Netty's {@code ChannelInputShutdownEvent}, as is the end
     * of a TCP stream.
     *
     * @param held told how many octets of memory a record takes that has not come whole, 0 without one, whenever that changes; on the
     *     channel's event loop
     */
    void secure(Channel channel, IntConsumer held);

    /**
     * Ends our side of the connection after all that was written: the closing alert of TLS if there is TLS, then the end of
     * the TCP stream. The peer's side stays open.
     */
    ChannelFuture endOutput(Channel channel);
}
