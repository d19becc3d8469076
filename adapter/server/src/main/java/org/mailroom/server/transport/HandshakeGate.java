package org.mailroom.server.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.time.Duration;
import org.mailroom.security.tls.TlsEvent;

/**
 * Keeps a connection of implicit TLS from its protocol until the handshake is done, so that nobody is greeted in the clear, nor
 * told in the clear that he is too slow. A handshake that fails, or does not come, ends the connection without a word.
 */
final class HandshakeGate extends ChannelInboundHandlerAdapter {

    private final Duration timeout;
    private TurnTimer timer;

    /**
     * A gate that is closed.
     *
     * @param timeout how long the handshake may take, at the longest
     */
    HandshakeGate(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        timer = new TurnTimer(timeout, context::close);
        timer.start(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        timer.stop();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        // The protocol hears of it when the gate opens
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof TlsEvent.Established) {
            // What a protocol greets with may depend on TLS
            context.fireUserEventTriggered(event);
            context.fireChannelActive();
            context.pipeline().remove(this);
        } else if (event instanceof TlsEvent.Failed || event instanceof ChannelInputShutdownEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
