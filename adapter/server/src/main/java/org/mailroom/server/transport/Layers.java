package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.Optional;
import org.mailroom.security.sasl.SecurityLayer;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.ServerMetrics;

/** What lies beneath a protocol: TLS, the layer of a login, compression. For one event loop. */
final class Layers {

    private final ChannelHandlerContext context;
    private final Optional<TlsServer> server;
    private final ServerMetrics metrics;
    private boolean tls;

    /**
     * None yet.
     *
     * @param context the protocol's place in the pipeline
     */
    Layers(ChannelHandlerContext context, Optional<TlsServer> server, ServerMetrics metrics) {
        this.context = context;
        this.server = server;
        this.metrics = metrics;
    }

    /** Waits for the client's handshake; whatever was said in the clear is written. */
    void beginTls() {
        HandshakeQueue.of(context.channel()).begin(server.orElseThrow(), context.channel(), () -> {});
    }

    /** A handshake is done; whether it was the first: a handshake within TLS changes nothing. */
    boolean tlsBegun() {
        boolean first = !tls;
        tls = true;
        return first;
    }

    /** The server's side of TLS, if TLS is in force. */
    Optional<TlsServer> tls() {
        return tls ? server : Optional.empty();
    }

    /**
     * Puts a layer of SASL beneath the protocol.
     *
     * @param rest octets that have been read already, which belong to the layer
     */
    void seal(SecurityLayer layer, ByteBuf rest) {
        var handler = new SecurityLayerHandler(
                layer,
                ConnectionMemory.of(context.channel()),
                PeerAddress.of(context.channel()).getAddress(),
                metrics);
        context.pipeline().addBefore(context.name(), null, handler);
        handler.receive(rest);
    }

    /**
     * Puts compression beneath the protocol.
     *
     * @param rest octets that have been read already, which are compressed
     */
    void compress(ByteBuf rest) {
        var handler = new CompressionHandler(ConnectionMemory.of(context.channel()));
        context.pipeline().addBefore(context.name(), null, handler);
        handler.receive(rest);
    }
}
