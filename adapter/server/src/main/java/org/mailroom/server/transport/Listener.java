package org.mailroom.server.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listener: it takes connections, unless it is paused; those that are open go on then, and new ones are refused as if nobody
 * listened. Its methods may be called on any thread but an event loop.
 */
public final class Listener {

    /** Longest wait for a select: it takes microseconds, unless the loop ends meanwhile. */
    private static final int SELECT_SECONDS = 5;

    private final ListenerSettings settings;
    private final ServerBootstrap bootstrap;
    private final AtomicInteger connections = new AtomicInteger();
    private InetSocketAddress address;
    private Channel socket;
    private boolean closed;

    /** One that is not bound. */
    Listener(ListenerSettings settings, ServerBootstrap bootstrap) {
        this.settings = settings;
        this.bootstrap = bootstrap;
        this.address = new InetSocketAddress(settings.address(), settings.port());
    }

    public ListenerSettings settings() {
        return settings;
    }

    /** Where it listens, or did before it was paused. */
    public synchronized InetSocketAddress address() {
        return address;
    }

    /** Whether it takes connections. */
    public synchronized boolean isOpen() {
        return socket != null;
    }

    /** Connections that it has open now. */
    public int connections() {
        return connections.get();
    }

    /** Takes no more connections until {@link #resume}; nothing if it does not already. When it returns, the port is free. */
    public synchronized void pause() {
        if (socket != null) {
            socket.close().awaitUninterruptibly();
            awaitSelect(socket.eventLoop());
            socket = null;
        }
    }

    /**
     * Waits until the loop has selected once more. A channel in a selector gives its port back only then, and until then the system
     * goes on taking connections. The loop looks for tasks that are due once after each select, so one that is scheduled
     * within the loop runs after the next.
     */
    private static void awaitSelect(EventLoop loop) {
        var selected = loop.<Void>newPromise();
        loop.execute(() -> loop.schedule(() -> selected.setSuccess(null), 0, TimeUnit.NANOSECONDS));
        selected.awaitUninterruptibly(SELECT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Takes connections, on the address and port of before; nothing if it does already.
     *
     * @throws IOException when they cannot be had; the text names the listener and the address
     * @throws IllegalStateException when the server stops
     */
    public synchronized void resume() throws IOException {
        if (closed) {
            throw new IllegalStateException("the server stops");
        }
        if (socket != null) {
            return;
        }
        var bind = bootstrap.bind(address).awaitUninterruptibly();
        if (!bind.isSuccess()) {
            throw new IOException(
                    "the " + settings.name() + " listener cannot bind "
                            + settings.address().getHostAddress() + ":" + address.getPort() + ": "
                            + bind.cause().getMessage(),
                    bind.cause());
        }
        socket = bind.channel();
        address = (InetSocketAddress) socket.localAddress();
    }

    /** Ends it for good. */
    synchronized void close() {
        closed = true;
        pause();
    }

    /** Counts a connection until it closes. */
    void count(Channel connection) {
        connections.incrementAndGet();
        connection.closeFuture().addListener(ended -> connections.decrementAndGet());
    }
}
