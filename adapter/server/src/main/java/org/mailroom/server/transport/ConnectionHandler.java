package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import org.mailroom.security.tls.TlsEvent;

/** The end of a pipeline: what Netty tells of a channel, for its {@link Connection}. */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {

    private final ProtocolFactory protocol;
    private Connection<?> connection;

    ConnectionHandler(ProtocolFactory protocol) {
        this.protocol = protocol;
    }

    /** The connection, once this is in a pipeline. */
    Connection<?> connection() {
        return connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = protocol.connect(context);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection.opened();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        connection.received((ByteBuf) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.receivedAll();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        connection.writabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            connection.inputEnded();
        } else if (event instanceof TlsEvent.Established established) {
            connection.secured(established.session());
        } else if (event instanceof TlsEvent.Failed) {
            connection.abort();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.failed(cause);
    }
}
