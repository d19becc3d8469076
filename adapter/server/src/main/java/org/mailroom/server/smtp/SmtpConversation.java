package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpReplyEncoder;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.transport.Connection;
import org.mailroom.server.transport.Conversation;
import org.mailroom.server.transport.Farewell;
import org.mailroom.server.transport.PendingCommands;
import org.mailroom.server.transport.SessionFacts;

/** One SMTP or LMTP session on its connection: does what a command wants done {@linkplain Next next}. */
final class SmtpConversation implements Conversation<Next> {

    private static final int QUIT_REPLY = 221;
    private static final int REPLY_OCTETS = 128;

    private final Connection<Next> connection;
    private final SmtpService service;
    private final SmtpSession session;
    private final SmtpDispatcher dispatcher;
    private final Incoming incoming;
    private final SmtpTrace trace;
    private ByteBuf replies = Unpooled.EMPTY_BUFFER;

    SmtpConversation(SmtpService service, Connection<Next> connection) {
        this.service = service;
        this.connection = connection;
        this.session = new SmtpSession(service, connection.peer());
        this.dispatcher = new SmtpDispatcher(session);
        this.trace = new SmtpTrace(connection.trace(), session);
        this.incoming = new Incoming(service, dispatcher, connection.input(), connection.newBuffer(), trace);
    }

    @Override
    public void greet() {
        write(List.of(dispatcher.greeting()));
    }

    @Override
    public PendingCommands<?> pending() {
        return incoming.pending();
    }

    @Override
    public boolean next() {
        return incoming.next(this::follow);
    }

    @Override
    public long held() {
        return session.held();
    }

    @Override
    public boolean isMidst() {
        return incoming.isMidst();
    }

    @Override
    public ByteBuf takeOutput() {
        ByteBuf taken = replies;
        replies = Unpooled.EMPTY_BUFFER;
        trace.sent(taken);
        return taken;
    }

    @Override
    public SessionFacts facts() {
        return new SessionFacts(session.user().orElse(""), session.state().description());
    }

    @Override
    public void follow(Next next) {
        if (next instanceof Next.Answer answer) {
            respond(answer.replies());
            goOn();
        } else if (next instanceof Next.Farewell farewell) {
            connection.sayFarewell(() -> say(farewell.reply()));
        } else if (next instanceof Next.Work work) {
            connection.work(work.work(), service.threadsFor(work.patience()), dispatcher::workFailed);
        } else if (next instanceof Next.Later later) {
            connection.delay(later.delay(), () -> dispatcher.proceed("a login", later.then()));
        } else if (next instanceof Next.ReceiveData data) {
            write(List.of(data.goAhead()));
            incoming.expectData(data.sink());
        } else if (next instanceof Next.ReceiveOctets octets) {
            incoming.expectOctets(octets.octets(), octets.sink());
        } else if (next instanceof Next.ReadLine line) {
            write(List.of(line.challenge()));
            incoming.expectLine(line.receiver());
            connection.yieldToLeave();
        } else if (next instanceof Next.StartTls start) {
            startTls(start);
        } else if (next instanceof Next.BeginLayer begin) {
            beginLayer(begin);
        }
    }

    private void goOn() {
        incoming.expectCommand(session.user().isPresent());
        session.endDialogue();
        connection.timeout(session.settings().limits().idleTimeout());
        connection.yieldToLeave();
    }

    @Override
    public void discard(Next next) {
        // What comes of a command holds nothing that the session does not know of
    }

    private void startTls(Next.StartTls start) {
        if (connection.hasMore()) {
            // CVE-2011-0411: what was put in the clear behind the command must not pass for what comes after the
            // handshake
            follow(Next.farewell(501, "5.5.1", "Nothing may follow STARTTLS before the handshake; closing"));
            return;
        }
        respond(List.of(start.goAhead()));
        connection.startTls();
    }

    @Override
    public void secured(TlsSession tls) {
        session.secured(tls);
        incoming.expectCommand(false);
    }

    private void beginLayer(Next.BeginLayer begin) {
        respond(List.of(begin.success()));
        session.forgetClient();
        connection.seal(begin.layer());
        goOn();
    }

    private void respond(List<SmtpReply> answer) {
        write(answer);
        connection.output().answered(replies.readableBytes());
    }

    private void write(List<SmtpReply> more) {
        if (replies == Unpooled.EMPTY_BUFFER) {
            replies = connection.allocator().buffer(REPLY_OCTETS * more.size());
        }
        for (SmtpReply reply : more) {
            SmtpReplyEncoder.encode(reply, replies);
        }
    }

    @Override
    public boolean maySayFarewell() {
        return true;
    }

    @Override
    public void say(Farewell why) {
        say(dispatcher.farewell(why));
    }

    private void say(SmtpReply reply) {
        write(List.of(reply));
        connection.end(reply.code() == QUIT_REPLY);
    }

    @Override
    public void end() {
        incoming.end();
        session.end();
        takeOutput().release();
    }
}
