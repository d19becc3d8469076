package org.mailroom.server.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.ServerLimits;

/**
 * The event loops and the listeners on them. {@link #close} undoes everything: listeners closed, sessions told, drained with
 * a time-out, threads ended.
 */
public final class Transport {

    private static final int BACKLOG = 1024;
    private static final WriteBufferWaterMark WRITE_MARKS = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private final EventLoopGroup loops;
    private final ConnectionLimiter limiter;
    private final ChannelGroup listeners = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final ServerLimits limits;

    /**
     * Starts the event loops.
     *
     * @param threads event loops; at least 1
     * @param penalties knows who is banned
     */
    public Transport(int threads, ServerLimits limits, LoginPenalties penalties, ServerMetrics metrics) {
        this.limits = limits;
        this.limiter = new ConnectionLimiter(limits, penalties, metrics);
        this.loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("mailroom-io", true), NioIoHandler.newFactory());
    }

    /**
     * Opens a listener.
     *
     * @return the address bound
     * @throws IOException when the address cannot be bound; the text names the listener and the address
     * @throws IllegalArgumentException when it is one of implicit TLS and the protocol has no TLS
     */
    public InetSocketAddress listen(ListenerSettings settings, ProtocolFactory protocol) throws IOException {
        if (settings.implicitTls() && protocol.tls().isEmpty()) {
            throw new IllegalArgumentException("the " + settings.name() + " listener needs TLS, and there is none");
        }
        var bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_MARKS)
                .childHandler(new ConnectionInitializer(protocol, settings.implicitTls()));
        var address = new InetSocketAddress(settings.address(), settings.port());
        var bind = bootstrap.bind(address).awaitUninterruptibly();
        if (!bind.isSuccess()) {
            throw new IOException(
                    "the " + settings.name() + " listener cannot bind "
                            + settings.address().getHostAddress() + ":" + settings.port() + ": "
                            + bind.cause().getMessage(),
                    bind.cause());
        }
        listeners.add(bind.channel());
        return (InetSocketAddress) bind.channel().localAddress();
    }

    /** Connections open now, over all listeners. */
    public int openConnections() {
        return limiter.open();
    }

    /**
     * Stops: no new connections, each session is told after its command at hand, those still open after the time-out are
     * closed. Waits until every thread has ended.
     */
    public void close(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        listeners.close().awaitUninterruptibly();
        for (Channel connection : connections) {
            connection.eventLoop().execute(() -> shutDown(connection));
        }
        connections
                .newCloseFuture()
                .awaitUninterruptibly(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /**
     * Waits until Netty's own global thread has ended, which it does by itself a second after its last task. Whoever drops this
     * class loader calls it after the last {@link #close}.
     */
    public static void awaitGlobalThread() {
        try {
            GlobalEventExecutor.INSTANCE.awaitInactivity(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException neverStarted) {
            return;
        }
    }

    private static void shutDown(Channel connection) {
        ConnectionHandler handler = connection.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.connection().shutDown();
        } else {
            connection.close();
        }
    }

    private final class ConnectionInitializer extends ChannelInitializer<Channel> {

        private final ProtocolFactory protocol;
        private final boolean implicitTls;

        ConnectionInitializer(ProtocolFactory protocol, boolean implicitTls) {
            this.protocol = protocol;
            this.implicitTls = implicitTls;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (!limiter.admit(channel, protocol, implicitTls)) {
                return;
            }
            connections.add(channel);
            if (implicitTls) {
                channel.pipeline().addLast(new HandshakeGate(limits.idleTimeout()));
            }
            channel.pipeline().addLast(new WriteTimer(limits.writeTimeout()), new ConnectionHandler(protocol));
            if (implicitTls) {
                protocol.tls().orElseThrow().secure(channel);
            }
        }
    }
}
