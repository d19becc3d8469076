package org.mailroom.security.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;

/** Netty's handler for TLS, with what engines let through and we do not. */
final class TlsHandler extends SslHandler {

    private final Exporter exporter;
    private final boolean preventsTickets;

    TlsHandler(SSLEngine engine, Executor handshakes, Exporter exporter, boolean preventsTickets) {
        super(engine, handshakes);
        this.exporter = exporter;
        this.preventsTickets = preventsTickets;
    }

    /**
     * Before the handshake is done there is nothing whose end an alert would have to prove, and what was written cannot be sent; so
     * the connection does not wait for either.
     */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws Exception {
        if (handshakeFuture().isDone()) {
            super.close(ctx, promise);
        } else {
            ctx.close(promise);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws SSLException {
        if (!handshakeFuture().isSuccess()) {
            preventTickets();
            exporter.during(() -> super.decode(ctx, in, out));
            return;
        }
        super.decode(ctx, in, out);
        if (isRenegotiating()) {
            out.clear();
            ctx.close();
            throw new SSLHandshakeException("the client asked for a renegotiation");
        }
    }

    /**
     * The JDK's engine answers a client's renegotiation unless a property of the whole JVM forbids it. It cannot be through with it
     * here: the client has yet to answer.
     */
    private boolean isRenegotiating() {
        SSLEngine engine = engine();
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                && !engine.isInboundDone()
                && !engine.isOutboundDone()
                && !engine.getSession().getProtocol().equals(TlsProtocol.TLSV1_3.standardName());
    }

    /** Where it must be: for an invalid session the JDK's engine makes no tickets, and so none that the connection would hold. */
    private void preventTickets() {
        SSLSession session = preventsTickets ? engine().getHandshakeSession() : null;
        if (session != null && session.getProtocol().equals(TlsProtocol.TLSV1_3.standardName())) {
            session.invalidate();
        }
    }
}
