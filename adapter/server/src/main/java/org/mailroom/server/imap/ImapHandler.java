package org.mailroom.server.imap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.Status;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.tls.TlsEvent;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.server.transport.CompressionHandler;
import org.mailroom.server.transport.ConnectionEnd;
import org.mailroom.server.transport.ProtocolHandler;
import org.mailroom.server.transport.SecurityLayerHandler;
import org.mailroom.server.transport.Turn;

/**
 * One connection: bytes, their order, and whose turn it is.
 *
 * <p>It decodes one frame after the other and stops while a command is at work and while the peer takes no responses; it reads
 * from the socket only when it could decode no further. So a peer that pushes is slowed by TCP, and what it can make us hold is
 * one read and one command.
 */
final class ImapHandler extends ChannelInboundHandlerAdapter implements ProtocolHandler {

    /** What is written is gathered until it is so much, or nothing more is to be decoded. */
    private static final int GATHERED_OCTETS = 8 * 1024;

    private static final String MAILBOX_DELETED = "The selected mailbox was deleted; closing";

    private static final Next.Farewell TIMED_OUT = Next.bye("Silent for too long; closing");

    private final ImapService service;
    private final Turn turn;
    private ChannelHandlerContext context;
    private ImapSession session;
    private ImapDispatcher dispatcher;
    private Incoming incoming;
    private ResponseSource source;
    private boolean listening;
    private boolean draining;
    private boolean inputEnded;
    private boolean shuttingDown;
    private boolean closing;

    ImapHandler(ImapService service) {
        this.service = service;
        this.turn = new Turn(service.settings().limits().imap().loginTimeout(), () -> sayFarewell(TIMED_OUT));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        var peer = (InetSocketAddress) newContext.channel().remoteAddress();
        session = new ImapSession(service, peer, newContext.alloc(), this::onEventLoop);
        dispatcher = new ImapDispatcher(session);
        incoming = new Incoming(session, dispatcher, newContext.alloc());
    }

    private void onEventLoop() {
        try {
            context.executor().execute(this::mailboxChanged);
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and with it the connection
            return;
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ignored) {
        turn.start(context);
        session.out()
                .untagged()
                .status(Status.OK, new ResponseCode.Capability(service.capabilities(session)), "Mailroom is ready");
        send();
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
        if (!closing && turn.isOutput() && context.channel().isWritable()) {
            slice();
        } else {
            drain();
        }
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
            endSession();
        }
    }

    private void endSession() {
        endSource();
        incoming.end();
        session.end();
    }

    private void endSource() {
        if (source != null) {
            source.close();
            source = null;
        }
    }

    @Override
    public void shutDown() {
        shuttingDown = true;
        if (turn.isPeers()) {
            sayGoodbye();
        }
    }

    /** Decodes and executes as far as it is our turn, then reads on. */
    private void drain() {
        if (draining || closing) {
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
        if (closing || turn.isWork()) {
            context.flush();
            return;
        }
        send();
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
            answer(answer);
        } else if (next instanceof Next.Farewell farewell) {
            sayFarewell(farewell);
        } else if (next instanceof Next.Work work) {
            work(work);
        } else if (next instanceof Next.Produce produce) {
            source = produce.source();
            listening = false;
            send();
            slice();
        } else if (next instanceof Next.AwaitLine) {
            // What was to be told is told; meanwhile there may be more
            mailboxChanged();
            if (shuttingDown) {
                sayGoodbye();
            }
        } else if (next instanceof Next.Later later) {
            wait(later.delay(), later.then());
        } else if (next instanceof Next.ReadLine line) {
            readLine(line);
        } else if (next instanceof Next.ReceiveLiteral literal) {
            incoming.expectLiteral(literal);
        } else if (next instanceof Next.StartTls start) {
            startTls(start);
        } else if (next instanceof Next.BeginLayer begin) {
            beginLayer(begin);
        } else if (next instanceof Next.Compress begin) {
            compress(begin);
        }
    }

    private void answer(Next.Answer answer) {
        if (!session.out().isAtLineStart()) {
            // Something failed in the midst of a response: what follows would be taken for its rest
            abort();
            return;
        }
        if (session.state() instanceof ImapState.Selected selected) {
            tellAndRespond(selected.mailbox(), answer);
        } else {
            respond(answer);
            goOn();
        }
    }

    private void tellAndRespond(SelectedMailbox mailbox, Next.Answer answer) {
        if (mailbox.isDeleted()) {
            // RFC 2180, section 3.3
            sayFarewell(new Next.Farewell(null, MAILBOX_DELETED, answer));
            return;
        }
        Next next = session.tell(dispatcher.mayNumbersChange(), () -> answer);
        if (next == answer) {
            respond(answer);
            goOn();
        } else {
            follow(next);
        }
    }

    /** Tells of changes as they come, while the client wants to hear of them (IDLE). */
    private void mailboxChanged() {
        if (closing || !turn.isPeers() || !incoming.hearsChanges()) {
            // It is told with the tagged response
            return;
        }
        if (session.state() instanceof ImapState.Selected selected) {
            if (selected.mailbox().isDeleted()) {
                sayFarewell(Next.bye(MAILBOX_DELETED));
                return;
            }
            Next next = session.tell(true, Next.AwaitLine::new);
            if (next instanceof Next.AwaitLine) {
                send();
                context.flush();
            } else {
                follow(next);
            }
        }
    }

    private void respond(Next.Answer answer) {
        session.out().tagged(dispatcher.tag()).status(answer.status(), answer.code(), answer.text());
    }

    private void goOn() {
        session.endDialogue();
        if (!incoming.expectCommand()) {
            sayFarewell(Next.bye("More than is wanted is to come of the command; closing"));
            return;
        }
        turn.timeout(timeout());
        if (session.outputOctets() > GATHERED_OCTETS) {
            send();
        }
        if (shuttingDown) {
            sayGoodbye();
        }
    }

    private Duration timeout() {
        var limits = service.settings().limits().imap();
        return session.isLoggedIn() ? limits.autologout() : limits.loginTimeout();
    }

    private void readLine(Next.ReadLine line) {
        session.out().continuation(line.continuation());
        incoming.expectLine(line.receiver());
        mailboxChanged();
        if (shuttingDown) {
            sayGoodbye();
        }
    }

    private void work(Next.Work work) {
        // What was answered before does not wait for it
        send();
        turn.work(
                context,
                work.work(),
                service.threadsFor(work.patience()),
                failure -> dispatcher.failed("a command", failure),
                this::resume);
    }

    /** Has the next slice of a long output made. */
    private void slice() {
        ImapWriter out = session.out();
        turn.work(
                context,
                () -> source.write(out),
                service.threadsFor(Next.Patience.DISK),
                failure -> dispatcher.failed("a command", failure),
                this::sliced);
    }

    private void sliced(Next next) {
        if (next != null || closing) {
            endSource();
            resume(next);
            return;
        }
        send();
        context.flush();
        hearWhetherThePeerHasGone();
        if (context.channel().isWritable()) {
            slice();
        } else {
            turn.awaitOutput();
        }
    }

    /** Once for each long output: what a peer sends meanwhile waits, and is not to be more than one read. */
    private void hearWhetherThePeerHasGone() {
        if (!listening && !inputEnded) {
            listening = true;
            context.read();
        }
    }

    private void wait(Duration delay, Supplier<Next> then) {
        Supplier<Next> next = () -> dispatcher.step("a login", then::get);
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
            discard(next);
            endSession();
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

    /** Lets go of what came too late. */
    private static void discard(Next next) {
        if (next instanceof Next.Produce produce) {
            produce.source().close();
        } else if (next instanceof Next.ReceiveLiteral literal) {
            literal.receiver().close();
        }
    }

    private void startTls(Next.StartTls start) {
        if (incoming.isReadable()) {
            // CVE-2011-0411: what was put in the clear behind the command must not pass for what comes after the
            // handshake
            sayFarewell(
                    new Next.Farewell(null, "Closing", Next.bad("Nothing may follow STARTTLS before the handshake")));
            return;
        }
        turn.beginHandshake();
        respond(start.goAhead());
        send();
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
        if (turn.isHandshake()) {
            incoming.expectCommand();
        }
        turn.passToPeer();
        if (shuttingDown) {
            sayGoodbye();
        }
        drain();
    }

    private void beginLayer(Next.BeginLayer begin) {
        respond(begin.success());
        send();
        context.flush();
        var layer = new SecurityLayerHandler(begin.layer(), session.peerAddress(), service.metrics());
        context.pipeline().addBefore(context.name(), null, layer);
        session.sealed();
        goOn();
        layer.receive(incoming.take());
    }

    private void compress(Next.Compress begin) {
        respond(begin.goAhead());
        send();
        context.flush();
        var compression = new CompressionHandler();
        context.pipeline().addBefore(context.name(), null, compression);
        session.compressed();
        goOn();
        compression.receive(incoming.take());
    }

    /** Puts what is written on its way. */
    private void send() {
        ByteBuf out = session.takeOutput();
        if (out.isReadable()) {
            context.write(out);
        } else {
            out.release();
        }
    }

    private void sayGoodbye() {
        sayFarewell(new Next.Farewell(ResponseCode.Plain.UNAVAILABLE, "The server is shutting down", null));
    }

    private void sayFarewell(Next.Farewell farewell) {
        if (closing) {
            return;
        }
        if (turn.isHandshake() || !session.out().isAtLineStart()) {
            // It would be said in the clear, or be taken for the rest of a literal
            abort();
            return;
        }
        session.out().untagged().status(Status.BYE, farewell.code(), farewell.text());
        boolean expected = farewell.tagged() != null && farewell.tagged().status() == Status.OK;
        if (farewell.tagged() != null) {
            respond(farewell.tagged());
        }
        send();
        release();
        if (expected) {
            end().closeOnceWritten();
        } else {
            end().closeAfterReply();
        }
    }

    private ConnectionEnd end() {
        return new ConnectionEnd(context, session.tls().flatMap(session -> service.tls()));
    }
}
