package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.mailroom.codec.smtp.SmtpDecoder;
import org.mailroom.codec.smtp.SmtpFrame;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpReplyEncoder;
import org.mailroom.server.transport.ProtocolHandler;
import org.mailroom.server.transport.TurnTimer;

/**
 * One connection: bytes, their order, and whose turn it is.
 *
 * <p>It decodes one frame after the other and stops while a command is at work, while content is being flushed, and while the
 * peer takes no replies; it reads from the socket only when it could decode no further. So a peer that pushes is slowed by
 * TCP, and what it can make us hold is one read and one line.
 */
final class SmtpHandler extends ChannelInboundHandlerAdapter implements ProtocolHandler {

    private static final int QUIT_REPLY = 221;
    private static final int LINGER_SECONDS = 2;

    private final SmtpService service;
    private final SmtpDecoder decoder;
    private final TurnTimer timer;
    private ChannelHandlerContext context;
    private SmtpSession session;
    private SmtpDispatcher dispatcher;
    private InputBuffer input;
    private InputBuffer unstored;
    private ContentSink sink;
    private boolean working;
    private boolean draining;
    private boolean inputEnded;
    private boolean shuttingDown;
    private boolean closing;

    SmtpHandler(SmtpService service) {
        this.service = service;
        this.decoder = new SmtpDecoder(service.settings().limits().maxLineOctets(), service.holdingVerbs());
        this.timer = new TurnTimer(service.settings().limits().idleTimeout(), this::timedOut);
    }

    @Override
    public void channelActive(ChannelHandlerContext newContext) {
        context = newContext;
        input = new InputBuffer(newContext.alloc());
        unstored = new InputBuffer(newContext.alloc());
        session = new SmtpSession(
                service, (InetSocketAddress) newContext.channel().remoteAddress());
        dispatcher = new SmtpDispatcher(session);
        timer.start(newContext);
        write(List.of(dispatcher.greeting()));
        newContext.flush();
        newContext.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (closing) {
            bytes.release();
            return;
        }
        timer.restart();
        input.append(bytes);
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
            inputEnded = true;
            if (closing) {
                context.close();
            } else {
                drain();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        closing = true;
        timer.stop();
        releaseInput();
        if (!working) {
            session.abandonTransaction();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        if (session != null && !(cause instanceof IOException)) {
            service.metrics().failed(session.peerAddress(), "the connection", cause);
        }
        closing = true;
        releaseInput();
        context.close();
    }

    @Override
    public void shutDown() {
        shuttingDown = true;
        if (!working) {
            sayGoodbye();
        }
    }

    /** Decodes and executes as far as it is our turn, then reads on. */
    private void drain() {
        if (draining || context == null) {
            return;
        }
        draining = true;
        try {
            while (!closing && !working && context.channel().isWritable()) {
                if (!step()) {
                    break;
                }
            }
        } finally {
            draining = false;
        }
        context.flush();
        if (closing || working || !context.channel().isWritable()) {
            return;
        }
        if (inputEnded) {
            closing = true;
            closeOnceWritten();
        } else {
            input.shrink();
            context.read();
        }
    }

    private boolean step() {
        if (unstored.isReadable()) {
            store();
            return true;
        }
        SmtpFrame frame = decoder.decode(input.octets());
        if (frame == null) {
            return false;
        }
        if (frame instanceof SmtpFrame.Content content) {
            unstored.append(content.octets());
            store();
        } else if (frame instanceof SmtpFrame.EndOfContent) {
            ContentSink ended = sink;
            sink = null;
            follow(ended.end());
        } else if (frame instanceof SmtpFrame.Malformed malformed) {
            follow(dispatcher.malformed(malformed));
        } else if (frame instanceof SmtpFrame.Command command) {
            follow(dispatcher.dispatch(command));
        }
        return true;
    }

    private void store() {
        sink.take(unstored.octets());
        if (sink.isHopeless()) {
            unstored.release();
            follow(new Next.Farewell(SmtpReply.of(421, "4.3.4", "Far more than the largest message allowed")));
        } else if (sink.isFull()) {
            ContentSink flushed = sink;
            work(
                    () -> {
                        flushed.flush();
                        return null;
                    },
                    service.threadsFor(Next.Patience.DISK));
        }
        unstored.shrink();
    }

    private void follow(Next next) {
        if (next instanceof Next.Answer answer) {
            write(answer.replies());
            goOn();
        } else if (next instanceof Next.Farewell farewell) {
            sayFarewell(farewell.reply());
        } else if (next instanceof Next.Work work) {
            work(work.work(), service.threadsFor(work.patience()));
        } else if (next instanceof Next.ReceiveData data) {
            sink = data.sink();
            write(List.of(data.goAhead()));
            decoder.resumeData(sink.scanner());
        } else if (next instanceof Next.ReceiveOctets octets) {
            sink = octets.sink();
            decoder.resumeOctets(octets.octets(), sink.scanner());
        }
    }

    private void goOn() {
        if (decoder.isHeld()) {
            decoder.resumeCommands();
        }
        if (shuttingDown) {
            sayGoodbye();
        }
    }

    /** Runs the work on a command thread and follows its result on the event loop; null has nothing to follow. */
    private void work(Callable<Next> work, Executor threads) {
        working = true;
        timer.pause();
        threads.execute(() -> {
            Next next;
            try {
                next = work.call();
            } catch (Throwable e) {
                next = dispatcher.failed("a command", e);
            }
            Next result = next;
            context.executor().execute(() -> worked(result));
        });
    }

    private void worked(Next result) {
        working = false;
        timer.restart();
        if (closing) {
            session.abandonTransaction();
            return;
        }
        if (result != null) {
            follow(result);
        } else if (shuttingDown) {
            sayGoodbye();
        }
        drain();
    }

    private void write(List<SmtpReply> replies) {
        ByteBuf out = context.alloc().buffer(128 * replies.size());
        for (SmtpReply reply : replies) {
            SmtpReplyEncoder.encode(reply, out);
        }
        context.write(out);
    }

    private void timedOut() {
        // RFC 5321, section 4.5.3.2.7
        sayFarewell(SmtpReply.of(421, "4.4.2", "Silent for too long; closing"));
    }

    private void sayGoodbye() {
        // RFC 5321, section 3.8
        sayFarewell(SmtpReply.of(421, "4.3.2", service.settings().hostName() + " is shutting down"));
    }

    private void sayFarewell(SmtpReply reply) {
        if (closing) {
            return;
        }
        write(List.of(reply));
        closing = true;
        timer.stop();
        releaseInput();
        if (reply.code() == QUIT_REPLY) {
            closeOnceWritten();
        } else {
            closeAfterReply();
        }
    }

    private void closeOnceWritten() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /**
     * Closes so that the reply is read: a socket closed with input unread is reset, and the reply may be lost with it. So we
     * end our side, then drop what comes, for a short time, until the peer has ended its own.
     */
    private void closeAfterReply() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            ((SocketChannel) context.channel()).shutdownOutput();
            context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            context.read();
        });
    }

    private void releaseInput() {
        input.release();
        unstored.release();
    }
}
