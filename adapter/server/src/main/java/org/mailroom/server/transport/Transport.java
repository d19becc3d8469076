package org.mailroom.server.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
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
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.Network;
import org.mailroom.server.limit.PressureMonitor;
import org.mailroom.server.limit.PressureMonitor.Gauge;
import org.mailroom.server.trace.Traces;

/**
 * The event loops and the listeners on them. {@link #close} undoes everything: listeners closed, sessions told, drained with
 * a time-out, threads ended.
 */
public final class Transport {

    private static final int BACKLOG = 1024;
    private static final WriteBufferWaterMark WRITE_MARKS = new WriteBufferWaterMark(32 * 1024, 64 * 1024);
    private static final int SECONDS_BETWEEN_RATES = 10;
    private static final double MEMORY_MARK = 0.8;
    private static final double CONNECTIONS_MARK = 0.9;

    private final EventLoopGroup loops;
    private final ConnectionLimiter limiter;
    private final HandshakeQueue handshakes;
    private final ServerMetrics metrics;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final OpenConnections open = new OpenConnections();
    private final Traces traces = new Traces();
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final Admission admission;
    private final MemoryBudget memory;
    private final PressureMonitor pressure;
    private int ticks;

    /**
     * Starts the event loops.
     *
     * @param threads event loops; at least 1
     * @param proxies whose connections begin with a header of the PROXY protocol; nobody else's do
     * @param penalties knows who is banned
     */
    public Transport(
            int threads, LiveLimits limits, List<Network> proxies, LoginPenalties penalties, ServerMetrics metrics) {
        this.metrics = metrics;
        this.limiter = new ConnectionLimiter(limits, penalties, metrics);
        this.memory = new MemoryBudget(limits, System::nanoTime);
        this.handshakes = new HandshakeQueue(limits);
        this.admission = new Admission(limits, proxies, limiter, memory, handshakes, metrics);
        this.pressure = new PressureMonitor(
                limits,
                metrics,
                PressureMonitor.heap(),
                new Gauge("memory of connections", MEMORY_MARK, memory::use),
                new Gauge(
                        "connections",
                        CONNECTIONS_MARK,
                        () -> (double) limiter.open() / limits.configured().maxConnections()));
        this.loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("mailroom-io", true), NioIoHandler.newFactory());
        loops.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Each second: who waits for memory, what presses; every few seconds who is too slow. */
    private void tick() {
        try {
            memory.tick().forEach(peer -> metrics.connectionEnded(peer, Limit.MAX_MEMORY.key()));
            pressure.tick();
            if (++ticks % SECONDS_BETWEEN_RATES == 0) {
                connections.forEach(connection -> connection.eventLoop().execute(() -> checkRates(connection)));
            }
        } catch (RuntimeException e) {
            metrics.failed(InetAddress.getLoopbackAddress(), "looking after limits", e);
        }
    }

    private void checkRates(Channel connection) {
        ChannelHandlerContext output = connection.pipeline().context(WriteTimer.class);
        if (output != null && ((WriteTimer) output.handler()).isTooSlow(output, System.nanoTime())) {
            metrics.connectionEnded(PeerAddress.of(connection).getAddress(), Limit.MIN_DATA_RATE.key());
            connection.close();
        }
        ConnectionHandler handler = connection.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.connection().checkRate();
        }
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

    /** What all connections hold in memory. */
    public MemoryBudget memory() {
        return memory;
    }

    /** TLS handshakes in progress or waiting for their turn. */
    public int handshakes() {
        return handshakes.running() + handshakes.waiting();
    }

    /** Peers that have connections now: addresses, as limits count them. */
    public int peers() {
        return limiter.peers();
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
                .ifPresent(channel -> channel.eventLoop().execute(() -> leave(channel, Farewell.DISCONNECTED)));
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
            connection.eventLoop().execute(() -> leave(connection, Farewell.SERVER_STOPS));
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

    private static void leave(Channel connection, Farewell why) {
        ConnectionHandler handler = connection.pipeline().get(ConnectionHandler.class);
        if (handler != null) {
            handler.connection().leave(why);
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
            connections.add(channel);
            admission.begin(channel, protocol, implicitTls, () -> take(channel));
        }

        private void take(Channel channel) {
            listener.count(channel);
            String name = listener.settings().name();
            var connection = new OpenConnection(open.nextId(), name, Instant.now(), channel, traces);
            connection.attach();
            open.add(connection);
            metrics.sessionOpened(connection.id(), name, PeerAddress.of(channel));
            channel.closeFuture().addListener(closed -> metrics.sessionClosed(connection.id(), name));
        }
    }
}
