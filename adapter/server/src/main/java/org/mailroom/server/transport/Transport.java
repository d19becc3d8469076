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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.ServerLimits;
import org.mailroom.server.trace.Traces;

/**
 * The event loops and the listeners on them. {@link #close} undoes everything: listeners closed, sessions told, drained with
 * a time-out, threads ended.
 */
public final class Transport {

    private static final int BACKLOG = 1024;
    private static final WriteBufferWaterMark WRITE_MARKS = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private final EventLoopGroup loops;
    private final ConnectionLimiter limiter;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final OpenConnections open = new OpenConnections();
    private final Traces traces = new Traces();
    private final ServerMetrics metrics;
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
        this.metrics = metrics;
        this.limiter = new ConnectionLimiter(limits, penalties, metrics);
        this.loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("mailroom-io", true), NioIoHandler.newFactory());
    }

    /**
     * Opens a listener.
     *
     * @throws IOException when the address cannot be bound; the text names the listener and the address
     * @throws IllegalArgumentException when it is one of implicit TLS and the protocol has no TLS
     */
    public Listener listen(ListenerSettings settings, ProtocolFactory protocol) throws IOException {
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
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_MARKS);
        var listener = new Listener(settings, bootstrap);
        bootstrap.childHandler(new ConnectionInitializer(protocol, listener));
        listener.resume();
        listeners.add(listener);
        return listener;
    }

    /** Connections open now, over all listeners. */
    public int openConnections() {
        return limiter.open();
    }

    /** Says which connections are traced. */
    public Traces traces() {
        return traces;
    }

    /**
     * A page of the connections, the oldest first; those whose event loop does not answer in time are left out.
     *
     * @param offset how many to pass over
     * @param limit the most to return
     */
    public List<ConnectionFacts> connections(int offset, int limit) {
        return open.page(offset, limit, Transport::facts);
    }

    /** Says farewell on a connection as soon as the command at hand is answered, and closes it; false when there is none such. */
    public boolean disconnect(long id) {
        Optional<OpenConnection> found = open.find(id);
        found.map(OpenConnection::channel)
                .ifPresent(channel -> channel.eventLoop().execute(() -> shutDown(channel)));
        return found.isPresent();
    }

    /**
     * Stops: no new connections, each session is told after its command at hand, those still open after the time-out are
     * closed. Waits until every thread has ended.
     */
    public void close(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        listeners.forEach(Listener::close);
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

    /** Nothing is known of a connection before its protocol has it. */
    private static Optional<ConnectionFacts> facts(OpenConnection open) {
        ConnectionHandler handler = open.channel().pipeline().get(ConnectionHandler.class);
        return Optional.ofNullable(handler).map(known -> known.connection().facts());
    }

    private final class ConnectionInitializer extends ChannelInitializer<Channel> {

        private final ProtocolFactory protocol;
        private final Listener listener;
        private final boolean implicitTls;

        ConnectionInitializer(ProtocolFactory protocol, Listener listener) {
            this.protocol = protocol;
            this.listener = listener;
            this.implicitTls = listener.settings().implicitTls();
        }

        @Override
        protected void initChannel(Channel channel) {
            if (!limiter.admit(channel, protocol, implicitTls)) {
                return;
            }
            connections.add(channel);
            take(channel);
            if (implicitTls) {
                channel.pipeline().addLast(new HandshakeGate(limits.idleTimeout()));
            }
            channel.pipeline().addLast(new WriteTimer(limits.writeTimeout()), new ConnectionHandler(protocol));
            if (implicitTls) {
                protocol.tls().orElseThrow().secure(channel);
            }
        }

        private void take(Channel channel) {
            listener.count(channel);
            String name = listener.settings().name();
            var connection = new OpenConnection(open.nextId(), name, Instant.now(), channel, traces);
            connection.attach();
            open.add(connection);
            metrics.sessionOpened(connection.id(), name, (InetSocketAddress) channel.remoteAddress());
            channel.closeFuture().addListener(closed -> metrics.sessionClosed(connection.id(), name));
        }
    }
}
