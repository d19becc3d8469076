package org.mailroom.security.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.mailroom.security.tls.crypto.CloseNotice;

/** Netty's handler for TLS, with what engines let through and we do not. */
final class TlsHandler extends SslHandler {

    /** The type of a record; to be seen before TLS 1.3 only (RFC 8446, section 5.2). */
    private static final int ALERT = 21;

    /** What the largest record takes twice (RFC 8446, section 5.2). */
    private static final int TWO_RECORDS = 2 * (5 + 16 * 1024 + 256);

    private final ServerContext context;
    private final Exporter exporter;
    private final IntConsumer held;
    private boolean inputEnded;

    /** One that tells how many octets of memory a record takes that has not come whole. */
    TlsHandler(SSLEngine engine, Executor handshakes, ServerContext context, Exporter exporter, IntConsumer held) {
        super(engine, handshakes);
        this.exporter = exporter;
        this.context = context;
        this.held = held;
        setCumulator(TlsHandler::join);
    }

    /**
     * Puts what comes behind what has come of a record. Netty's own way goes on with one buffer as long as anything is left in it, and
     * makes it larger with each read; here it is no larger than a record and a read, and an octet is copied a few times at most
     * however small the reads are.
     */
    private static ByteBuf join(ByteBufAllocator allocator, ByteBuf record, ByteBuf more) {
        if (!record.isReadable()) {
            record.release();
            return more;
        }
        try {
            if (more.readableBytes() <= record.writableBytes()) {
                return record.writeBytes(more);
            }
            int needed = record.readableBytes() + more.readableBytes();
            ByteBuf larger = allocator.buffer(Math.max(needed, Math.min(2 * needed, TWO_RECORDS)));
            larger.writeBytes(record).writeBytes(more);
            record.release();
            return larger;
        } finally {
            more.release();
        }
    }

    /** Nobody asks for the next read before it is told what this one has left. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        super.channelRead(ctx, message);
        tellHeld();
    }

    @Override
    public void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        super.handlerRemoved0(ctx);
        tellHeld();
    }

    /** It is the buffer that takes memory, not what of it is unread. */
    private void tellHeld() {
        ByteBuf record = internalBuffer();
        held.accept(record.isReadable() ? record.capacity() : 0);
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

    /**
     * One record. With TLS 1.2 all engines close our direction too when they see a closing alert (RFC 5246, section 7.2.1), and
     * with TLS 1.3 all but the JDK's. What is still to be answered would be lost, so it is kept from them where that can be done.
     */
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws SSLException {
        if (inputEnded || isAlert(in)) {
            in.skipBytes(in.readableBytes());
            endInput(ctx);
            return;
        }
        boolean[] closing = new boolean[1];
        CloseNotice.listen(() -> closing[0] = handshakeFuture().isSuccess());
        try {
            decodeRecord(ctx, in, out);
        } finally {
            CloseNotice.ignore();
        }
        if (closing[0]) {
            endInput(ctx);
        }
    }

    private void decodeRecord(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws SSLException {
        if (!handshakeFuture().isSuccess()) {
            context.restrainTickets(engine());
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

    /** It can be nothing but the end, orderly or not: an alert of a session is as good as the end of the TCP stream. */
    private boolean isAlert(ByteBuf in) {
        return in.isReadable()
                && in.getUnsignedByte(in.readerIndex()) == ALERT
                && handshakeFuture().isSuccess()
                && engine().getSession().getProtocol().equals(TlsProtocol.TLSV1_2.standardName());
    }

    /** What follows the closing alert counts for nothing (RFC 8446, section 6.1). */
    private void endInput(ChannelHandlerContext ctx) {
        if (!inputEnded) {
            inputEnded = true;
            ctx.fireUserEventTriggered(SslCloseCompletionEvent.SUCCESS);
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
}
