package org.mailroom.security.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Behind Netty's handler: reads until the handshake has ended, and tells the pipeline of its end in our words. The end of the
 * peer's TLS stream is told as that of its TCP stream, and once.
 */
final class HandshakeOutcome extends ChannelInboundHandlerAdapter {

    private enum State {
        SHAKING_HANDS,
        ESTABLISHED,
        FAILED
    }

    private final SSLEngine engine;
    private final ServerContext context;
    private final Exporter exporter;
    private final HandshakeCounts counts;
    private final long start = System.currentTimeMillis();
    private State state = State.SHAKING_HANDS;
    private boolean inputEnded;
    private SessionBindings bindings;

    HandshakeOutcome(SSLEngine engine, ServerContext context, Exporter exporter, HandshakeCounts counts) {
        this.engine = engine;
        this.context = context;
        this.exporter = exporter;
        this.counts = counts;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            read(ctx);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.fireChannelActive();
        read(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        release();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        release();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent completion) {
            if (completion.isSuccess()) {
                established(ctx);
            } else {
                failed(ctx, completion.cause());
            }
        } else if (event instanceof ChannelInputShutdownEvent
                || event instanceof SslCloseCompletionEvent close && close.isSuccess()) {
            inputEnded(ctx);
        } else if (!(event instanceof SslCloseCompletionEvent)) {
            ctx.fireUserEventTriggered(event);
        }
    }

    /** Of a handshake that failed the pipeline hears by the event; what comes with it is the same once more. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (state) {
            case ESTABLISHED -> ctx.fireExceptionCaught(cause);
            case SHAKING_HANDS -> {
                failed(ctx, cause);
                ctx.close();
            }
            case FAILED -> {}
        }
    }

    /** From the head: a read that passes Netty's handler during the handshake is repeated after it, unasked. */
    private static void read(ChannelHandlerContext ctx) {
        ctx.pipeline().firstContext().read();
    }

    private void established(ChannelHandlerContext ctx) {
        if (state != State.SHAKING_HANDS) {
            return;
        }
        state = State.ESTABLISHED;
        SSLSession session = engine.getSession();
        bindings = new SessionBindings(context.serverCertificate(engine), exporter);
        counts.done(ctx.channel().remoteAddress(), session, context.isResumed(engine, start));
        ctx.fireUserEventTriggered(new TlsEvent.Established(
                new TlsSession(session.getProtocol(), session.getCipherSuite(), bindings, clientCertificate(session))));
    }

    private void failed(ChannelHandlerContext ctx, Throwable cause) {
        if (state != State.SHAKING_HANDS) {
            return;
        }
        state = State.FAILED;
        String reason = HandshakeFailure.describe(cause);
        counts.failed(ctx.channel().remoteAddress(), reason);
        ctx.fireUserEventTriggered(new TlsEvent.Failed(reason));
    }

    private void inputEnded(ChannelHandlerContext ctx) {
        if (state == State.SHAKING_HANDS) {
            ctx.close();
        } else if (!inputEnded) {
            inputEnded = true;
            ctx.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    private void release() {
        if (bindings != null) {
            bindings.release();
        }
    }

    private static Optional<X509Certificate> clientCertificate(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
