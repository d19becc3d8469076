package org.mailroom.server.imap;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.Status;
import org.mailroom.security.tls.TlsSession;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.server.transport.Connection;
import org.mailroom.server.transport.Conversation;
import org.mailroom.server.transport.Farewell;
import org.mailroom.server.transport.PendingCommands;
import org.mailroom.server.transport.SessionFacts;

/** One IMAP session on its connection: does what a command wants done {@linkplain Next next}. */
final class ImapConversation implements Conversation<Next> {

    private static final String MAILBOX_DELETED = "The selected mailbox was deleted; closing";

    private final Connection<Next> connection;
    private final ImapService service;
    private final ImapSession session;
    private final ImapDispatcher dispatcher;
    private final Incoming incoming;
    private final ImapTrace trace;
    private final LongOutput output;

    ImapConversation(ImapService service, Connection<Next> connection) {
        this.service = service;
        this.connection = connection;
        this.session = new ImapSession(service, connection.peer(), connection.allocator(), this::changed);
        this.dispatcher = new ImapDispatcher(session);
        this.trace = new ImapTrace(connection.trace(), session);
        this.incoming = new Incoming(session, dispatcher, connection.input(), connection.newBuffer(), trace);
        this.output = new LongOutput(connection, session, dispatcher, incoming);
    }

    private void changed() {
        try {
            connection.execute(this::mailboxChanged);
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and with it the connection
            return;
        }
    }

    @Override
    public void greet() {
        session.out()
                .untagged()
                .status(Status.OK, new ResponseCode.Capability(service.capabilities(session)), "Mailroom is ready");
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
        return incoming.held();
    }

    @Override
    public boolean isMidst() {
        return incoming.isMidst();
    }

    @Override
    public ByteBuf takeOutput() {
        ByteBuf taken = session.takeOutput();
        trace.sent(taken);
        return taken;
    }

    @Override
    public SessionFacts facts() {
        ImapState state = session.state();
        return new SessionFacts(session.user(), state.description() + (incoming.hearsChanges() ? ", idle" : ""));
    }

    @Override
    public void follow(Next next) {
        doNext(next);
        output.goOn();
    }

    private void doNext(Next next) {
        if (next instanceof Next.Answer answer) {
            answer(answer);
        } else if (next instanceof Next.Farewell farewell) {
            connection.sayFarewell(() -> say(farewell));
        } else if (next instanceof Next.Work work) {
            work(work);
        } else if (next instanceof Next.Produce produce) {
            output.begin(produce);
        } else if (next instanceof Next.AwaitLine) {
            // What was to be told is told; meanwhile there may be more
            mailboxChanged();
            connection.yieldToLeave();
        } else if (next instanceof Next.Later later) {
            connection.delay(later.delay(), () -> dispatcher.step("a login", later.then()::get));
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
            connection.abort();
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
            follow(new Next.Farewell(null, MAILBOX_DELETED, answer));
            return;
        }
        Next next = session.tell(dispatcher.mayNumbersChange() && !output.isRunning(), () -> answer);
        if (next == answer) {
            respond(answer);
            goOn();
        } else {
            follow(next);
        }
    }

    /** Tells of changes as they come, while the client wants to hear of them (IDLE); else with the tagged response. */
    private void mailboxChanged() {
        if (!connection.isPeersTurn()
                || !incoming.hearsChanges()
                || !(session.state() instanceof ImapState.Selected selected)) {
            return;
        }
        if (selected.mailbox().isDeleted()) {
            follow(Next.bye(MAILBOX_DELETED));
            return;
        }
        Next next = session.tell(true, Next.AwaitLine::new);
        if (next instanceof Next.AwaitLine) {
            connection.output().flush();
        } else {
            follow(next);
        }
    }

    private void respond(Next.Answer answer) {
        session.out().tagged(dispatcher.tag()).status(answer.status(), answer.code(), answer.text());
        connection.output().answered(session.outputOctets());
    }

    private void goOn() {
        session.endDialogue();
        if (!incoming.expectCommand()) {
            follow(Next.bye("More than is wanted is to come of the command; closing"));
            return;
        }
        connection.timeout(timeout());
        connection.yieldToLeave();
    }

    private Duration timeout() {
        var limits = service.settings().limits().imap();
        return session.isLoggedIn() ? limits.autologout() : limits.loginTimeout();
    }

    private void readLine(Next.ReadLine line) {
        session.out().continuation(line.continuation());
        incoming.expectLine(line.receiver());
        mailboxChanged();
        connection.yieldToLeave();
    }

    private void work(Next.Work work) {
        connection.work(
                work.work(), service.threadsFor(work.patience()), failure -> dispatcher.failed("a command", failure));
    }

    @Override
    public void discard(Next next) {
        if (next instanceof Next.Produce produce) {
            produce.source().close();
        } else if (next instanceof Next.ReceiveLiteral literal) {
            literal.receiver().close();
        }
    }

    private void startTls(Next.StartTls start) {
        if (connection.hasMore()) {
            // CVE-2011-0411: what was put in the clear behind the command must not pass for what comes after the
            // handshake
            follow(new Next.Farewell(null, "Closing", Next.bad("Nothing may follow STARTTLS before the handshake")));
            return;
        }
        respond(start.goAhead());
        connection.startTls();
    }

    @Override
    public void secured(TlsSession tls) {
        session.secured(tls);
        incoming.expectCommand();
    }

    private void beginLayer(Next.BeginLayer begin) {
        respond(begin.success());
        session.sealed();
        connection.seal(begin.layer());
        goOn();
    }

    private void compress(Next.Compress begin) {
        if (!connection.mayCompress()) {
            answer(begin.refusal());
            return;
        }
        respond(begin.goAhead());
        session.compressed();
        connection.compress();
        goOn();
    }

    @Override
    public boolean maySayFarewell() {
        return session.out().isAtLineStart();
    }

    @Override
    public void say(Farewell why) {
        say(
                switch (why) {
                    case SERVER_STOPS ->
                        new Next.Farewell(ResponseCode.Plain.UNAVAILABLE, "The server is shutting down", null);
                    case DISCONNECTED -> Next.bye("An administrator has ended this connection");
                    case TIMED_OUT -> Next.bye("Silent for too long; closing");
                });
    }

    private void say(Next.Farewell farewell) {
        session.out().untagged().status(Status.BYE, farewell.code(), farewell.text());
        if (farewell.tagged() != null) {
            respond(farewell.tagged());
        }
        connection.end(farewell.tagged() != null && farewell.tagged().status() == Status.OK);
    }

    @Override
    public void end() {
        output.close();
        incoming.end();
        session.end();
    }
}
