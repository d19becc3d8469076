package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.time.Duration;
import java.util.function.Consumer;
import org.mailroom.codec.proxy.ProxyHeader;
import org.mailroom.codec.proxy.ProxyHeaderException;
import org.mailroom.server.ServerMetrics;

/**
 * Waits for the header of the PROXY protocol, which a trusted proxy sends before all else, TLS included. Whoever sends something
 * else, or nothing in time, is closed without a word.
 */
final class ProxyGate extends ChannelInboundHandlerAdapter {

    /** Most headers are shorter. */
    private static final int FIRST_OCTETS = 256;

    private final ServerMetrics metrics;
    private final Consumer<ByteBuf> then;
    private final Duration timeout;
    private ByteBuf input;
    private TurnTimer timer;

    /**
     * A gate that is closed.
     *
     * @param timeout how long the header may take
     * @param then goes on with the channel, of which it now knows the {@link PeerAddress}; it is given the octets behind the header,
     *     which are its own from now on
     */
    ProxyGate(Duration timeout, ServerMetrics metrics, Consumer<ByteBuf> then) {
        this.timeout = timeout;
        this.metrics = metrics;
        this.then = then;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        input = context.alloc().buffer(FIRST_OCTETS);
        timer = new TurnTimer(timeout, () -> refuse(context, "no header came within " + timeout.toSeconds() + " s"));
        timer.start(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        timer.stop();
        input.release();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var octets = (ByteBuf) message;
        input.writeBytes(octets);
        octets.release();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        try {
            ProxyHeader header = ProxyHeader.read(input);
            if (header == null) {
                context.read();
            } else {
                header.source().ifPresent(source -> PeerAddress.tell(context.channel(), source));
                ByteBuf rest = input.retain();
                context.pipeline().remove(this);
                then.accept(rest);
            }
        } catch (ProxyHeaderException e) {
            refuse(context, e.getMessage());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            refuse(context, "it ended before the header did");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void refuse(ChannelHandlerContext context, String reason) {
        metrics.proxyRefused(PeerAddress.of(context.channel()).getAddress(), reason);
        context.close();
    }
}
