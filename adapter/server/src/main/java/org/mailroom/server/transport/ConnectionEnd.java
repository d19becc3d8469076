package org.mailroom.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mailroom.security.tls.TlsServer;

/** How we end a connection, so that the peer reads our last reply, and by TLS knows that it was the last. */
final class ConnectionEnd {

    private static final int LINGER_SECONDS = 2;

    private final ChannelHandlerContext context;

    private final Optional<TlsServer> tls;

    /**
     * The end of a connection.
     *
     * @param tls empty while there is no TLS on it
     */
    ConnectionEnd(ChannelHandlerContext context, Optional<TlsServer> tls) {
        this.context = context;
        this.tls = tls;
    }

    /** For a peer that expects the end, or has ended its own side. */
    void closeOnceWritten() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess()) {
                endOutput().addListener(ChannelFutureListener.CLOSE);
            } else {
                context.close();
            }
        });
    }

    /**
     * For a peer that may still be sending: a socket closed with input unread is reset, and the reply may be lost with it. So we
     * end our side, then drop what comes, for a short time, until the peer has ended its own.
     */
    void closeAfterReply() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (!written.isSuccess()) {
                context.close();
                return;
            }
            endOutput();
            Future<?> linger = context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            // A timer holds all of the connection
            context.channel().closeFuture().addListener(closed -> linger.cancel(false));
            context.read();
        });
    }

    /** For a peer that has ended its side after we began to end ours. */
    void close() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** For a peer that is not to be answered: TCP resets the connection, nothing is told it by TLS, and what is unsent is dropped. */
    void reset() {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        // From before the first handler, which is that of TLS, so that none hears of it before the socket is closed
        context.pipeline().firstContext().close();
    }

    private ChannelFuture endOutput() {
        return tls.map(server -> server.endOutput(context.channel()))
                .orElseGet(() -> ((SocketChannel) context.channel()).shutdownOutput());
    }
}
