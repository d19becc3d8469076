package org.mailroom.security.tls;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Sends back what it gets, over TLS, with automatic reading off; when the client has ended, so does it. */
final class EchoServer implements AutoCloseable {

    private final TlsServer service;
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<TlsEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> exported = new LinkedBlockingQueue<>();
    private final BlockingQueue<Channel> closed = new LinkedBlockingQueue<>();
    private final Channel channel;

    EchoServer(TlsServer service) {
        this(service, null);
    }

    /** With reads of chosen sizes. */
    EchoServer(TlsServer service, RecvByteBufAllocator reads) {
        this.service = service;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) {
                        if (reads != null) {
                            child.config().setRecvByteBufAllocator(reads);
                        }
                        child.pipeline().addLast(new Echo());
                        service.secure(child, held -> {});
                    }
                });
        channel = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** The next handshake's end. */
    TlsEvent event() throws InterruptedException {
        return next(events);
    }

    /** The session of the next handshake. */
    TlsSession session() throws InterruptedException {
        TlsEvent event = event();
        if (event instanceof TlsEvent.Established established) {
            return established.session();
        }
        throw new AssertionError("no session: " + event);
    }

    /** What the next session exported for {@code tls-exporter}, noted when it began; the client may have left. */
    byte[] exported() throws InterruptedException {
        return next(exported);
    }

    /** What the next handshake failed of. */
    String failure() throws InterruptedException {
        TlsEvent event = event();
        if (event instanceof TlsEvent.Failed failed) {
            return failed.reason();
        }
        throw new AssertionError("it did not fail: " + event);
    }

    /** The next error of an established connection. */
    Throwable error() throws InterruptedException {
        return next(errors);
    }

    boolean hasNoErrors() {
        return errors.isEmpty();
    }

    /** Waits until a connection is gone. */
    void awaitClosed() throws InterruptedException {
        next(closed);
    }

    /** Lets go of all that it noted, and of the channels in it. */
    void forget() {
        events.clear();
        exported.clear();
        closed.clear();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing happened");
        }
        return next;
    }

    private final class Echo extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof TlsEvent tls) {
                events.add(tls);
                if (tls instanceof TlsEvent.Established established) {
                    established
                            .session()
                            .bindings()
                            .data(ChannelBindings.Type.TLS_EXPORTER)
                            .ifPresent(exported::add);
                }
                ctx.read();
            } else if (event instanceof ChannelInputShutdownEvent) {
                service.endOutput(ctx.channel()).addListener(ended -> ctx.close());
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ctx.write((ByteBuf) message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
            ctx.read();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            closed.add(ctx.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            errors.add(cause);
        }
    }
}
