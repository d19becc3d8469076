package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpReplyEncoder;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.tls.TlsEvent;
import org.mailroom.server.transport.ConnectionEnd;
import org.mailroom.server.transport.ProtocolHandler;
import org.mailroom.server.transport.SecurityLayerHandler;
import org.mailroom.server.transport.Turn;

/**
 * One connection: bytes, their order, and whose turn it is.
 *
 * <p>It decodes one frame after the other and stops while a command is at work, while content is being flushed, and while the
 * peer takes no replies; it reads from the socket only when it could decode no further. So a peer that pushes is slowed by
 * TCP, and what it can make us hold is one read and one line.
 */
final class SmtpHandler extends ChannelInboundHandlerAdapter implements ProtocolHandler {

    private static final int QUIT_REPLY = 221;

    private final SmtpService service;
    private final Turn turn;
    private ChannelHandlerContext context;
    private SmtpSession session;
    private SmtpDispatcher dispatcher;
    private Incoming incoming;
    private boolean draining;
    private boolean inputEnded;
    private boolean shuttingDown;
    private boolean closing;

    SmtpHandler(SmtpService service) {
        this.service = service;
        this.turn = new Turn(service.settings().limits().idleTimeout(), () -> sayFarewell(SmtpDispatcher.TIMED_OUT));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        session = new SmtpSession(
                service, (InetSocketAddress) newContext.channel().remoteAddress());
        dispatcher = new SmtpDispatcher(session);
        incoming = new Incoming(service, dispatcher, newContext.alloc());
    }

    @Override
    public void channelActive(ChannelHandlerContext ignored) {
        turn.start(context);
        write(List.of(dispatcher.greeting()));
        context.flush();
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (closing) {
            bytes.release();
            return;
        }
        turn.heard();
        incoming.append(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ignored) {
        if (closing) {
            context.read();
        } else {
            drain();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        drain();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded();
        } else if (event instanceof TlsEvent.Established established) {
            secured(established);
        } else if (event instanceof TlsEvent.Failed) {
            abort();
        }
    }

    private void inputEnded() {
        if (inputEnded) {
            return;
        }
        inputEnded = true;
        if (closing) {
            end().close();
        } else if (turn.isDelay() || turn.isHandshake()) {
            // Nobody waits for the answer to a login, nor goes on with a handshake, whose side has ended
            abort();
        } else {
            drain();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        boolean known = cause instanceof IOException
                || cause.getCause() instanceof IOException
                || cause instanceof MessageAlteredException;
        if (!known) {
            service.metrics().failed(session.peerAddress(), "the connection", cause);
        }
        abort();
    }

    /** Closes without another word. */
    private void abort() {
        release();
        context.close();
    }

    /** Gives up all that is held, but what a command thread works with: that goes when it has finished. */
    private void release() {
        closing = true;
        turn.stop();
        incoming.release();
        if (!turn.isWork()) {
            session.end();
        }
    }

    @Override
    public void shutDown() {
        shuttingDown = true;
        if (!turn.isWork()) {
            sayGoodbye();
        }
    }

    /** Decodes and executes as far as it is our turn, then reads on. */
    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (isOpen() && incoming.next(this::follow)) {
                continue;
            }
        } finally {
            draining = false;
        }
        context.flush();
        if (!isOpen()) {
            return;
        }
        if (inputEnded) {
            release();
            end().closeOnceWritten();
        } else {
            incoming.shrink();
            context.read();
        }
    }

    private boolean isOpen() {
        return !closing && turn.isPeers() && context.channel().isWritable();
    }

    /** Does what comes next; null is nothing but to go on. */
    private void follow(Next next) {
        if (next instanceof Next.Answer answer) {
            write(answer.replies());
            goOn();
        } else if (next instanceof Next.Farewell farewell) {
            sayFarewell(farewell.reply());
        } else if (next instanceof Next.Work work) {
            work(work);
        } else if (next instanceof Next.Later later) {
            wait(later.delay(), later.then());
        } else if (next instanceof Next.ReceiveData data) {
            write(List.of(data.goAhead()));
            incoming.expectData(data.sink());
        } else if (next instanceof Next.ReceiveOctets octets) {
            incoming.expectOctets(octets.octets(), octets.sink());
        } else if (next instanceof Next.ReadLine line) {
            readLine(line);
        } else if (next instanceof Next.StartTls start) {
            startTls(start);
        } else if (next instanceof Next.BeginLayer begin) {
            beginLayer(begin);
        }
    }

    private void goOn() {
        incoming.expectCommand();
        session.endDialogue();
        if (shuttingDown) {
            sayGoodbye();
        }
    }

    private void readLine(Next.ReadLine line) {
        write(List.of(line.challenge()));
        incoming.expectLine(line.receiver());
        if (shuttingDown) {
            sayGoodbye();
        }
    }

    private void work(Next.Work work) {
        turn.work(context, work.work(), service.threadsFor(work.patience()), dispatcher::workFailed, this::resume);
    }

    private void wait(Duration delay, Supplier<Next> then) {
        Supplier<Next> next = () -> dispatcher.proceed("a login", then);
        if (delay.isZero()) {
            follow(next.get());
            return;
        }
        turn.delay(context, delay, next, this::resume);
        if (!inputEnded) {
            // The only way to hear that the peer has gone
            context.read();
        }
    }

    private void resume(Next next) {
        turn.passToPeer();
        if (closing) {
            session.end();
            return;
        }
        try {
            follow(next);
            if (next == null && shuttingDown) {
                sayGoodbye();
            }
            drain();
        } catch (RuntimeException e) {
            exceptionCaught(context, e);
        }
    }

    private void startTls(Next.StartTls start) {
        if (incoming.isReadable()) {
            // CVE-2011-0411: what was put in the clear behind the command must not pass for what comes after the
            // handshake
            sayFarewell(SmtpReply.of(501, "5.5.1", "Nothing may follow STARTTLS before the handshake; closing"));
            return;
        }
        turn.beginHandshake();
        write(List.of(start.goAhead()));
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess() && !closing) {
                service.tls().orElseThrow().secure(context.channel());
            } else {
                abort();
            }
        });
    }

    private void secured(TlsEvent.Established established) {
        if (session.tls().isPresent()) {
            // A handshake within TLS changes nothing
            return;
        }
        session.secured(established.session());
        turn.passToPeer();
        if (shuttingDown) {
            sayGoodbye();
        }
        drain();
    }

    private void beginLayer(Next.BeginLayer begin) {
        write(List.of(begin.success()));
        context.flush();
        var layer = new SecurityLayerHandler(begin.layer(), session.peerAddress(), service.metrics());
        context.pipeline().addBefore(context.name(), null, layer);
        session.forgetClient();
        goOn();
        layer.receive(incoming.take());
    }

    private void write(List<SmtpReply> replies) {
        ByteBuf out = context.alloc().buffer(128 * replies.size());
        for (SmtpReply reply : replies) {
            SmtpReplyEncoder.encode(reply, out);
        }
        context.write(out);
    }

    private void sayGoodbye() {
        sayFarewell(dispatcher.goodbye());
    }

    private void sayFarewell(SmtpReply reply) {
        if (closing) {
            return;
        }
        if (turn.isHandshake()) {
            // It would be said in the clear
            abort();
            return;
        }
        write(List.of(reply));
        release();
        if (reply.code() == QUIT_REPLY) {
            end().closeOnceWritten();
        } else {
            end().closeAfterReply();
        }
    }

    private ConnectionEnd end() {
        return new ConnectionEnd(context, session.tls().flatMap(session -> service.tls()));
    }
}
