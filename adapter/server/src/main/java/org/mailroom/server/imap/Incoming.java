package org.mailroom.server.imap;

import java.util.Optional;
import java.util.function.Consumer;
import org.mailroom.codec.imap.ImapDecoder;
import org.mailroom.codec.imap.ImapFrame;
import org.mailroom.server.transport.InputBuffer;
import org.mailroom.server.transport.PendingCommands;

/**
 * What the peer sends: octets that wait to be decoded, one frame after the other, and to whom each is given: a command, the message
 * or the dialogue that a command has begun. For one event loop.
 */
final class Incoming {

    private final ImapSession session;
    private final ImapDispatcher dispatcher;
    private final ImapDecoder decoder;
    private final DecoderLimits limits;
    private final PendingCommands<ImapFrame> pending;
    private final LiteralInput literal;
    private final ImapTrace trace;
    private LineReceiver dialogue;

    /** Whether the decoder has announced a message and waits, or is in the midst of one. */
    private boolean inLiteral;

    /** Nothing yet, and a command comes first. */
    Incoming(ImapSession session, ImapDispatcher dispatcher, InputBuffer input, InputBuffer waiting, ImapTrace trace) {
        ImapService service = session.service();
        this.session = session;
        this.dispatcher = dispatcher;
        this.limits = new DecoderLimits(service.settings().live());
        this.decoder = new ImapDecoder(limits.beforeLogin(), service.streamingCommands(), service.holdingCommands());
        this.pending = new PendingCommands<>(input, decoder::decode, frame -> false, () -> service.settings()
                .limits()
                .pending());
        this.trace = trace;
        this.literal = new LiteralInput(waiting);
    }

    /** What has come and is not answered. */
    PendingCommands<ImapFrame> pending() {
        return pending;
    }

    /** Whether changes of the mailbox may be told while nothing else is done. */
    boolean hearsChanges() {
        return dialogue != null && dialogue.hearsChanges();
    }

    /** Whether more is to come of a command that has begun. */
    boolean isMidst() {
        return decoder.isMidst();
    }

    /** Octets of an incomplete command that are held, beside those that wait to be decoded. */
    long held() {
        return decoder.heldOctets() + literal.held();
    }

    /**
     * Works off the next frame.
     *
     * @param follow does what comes of it, which may be null for nothing
     * @return whether there was a whole one
     */
    boolean next(Consumer<Next> follow) {
        if (literal.isWaiting()) {
            follow.accept(literal.store());
            return true;
        }
        ImapFrame frame = pending.next();
        if (frame == null) {
            return false;
        }
        follow.accept(give(frame));
        return true;
    }

    /**
     * Begins the next command if it may begin while others are in progress.
     *
     * @return what comes of it; null if it may not, or none has come
     */
    Next overlapping() {
        if (pending.peek() instanceof ImapFrame.Command command
                && command.next() == null
                && dispatcher.mayOverlap(command)) {
            return give(pending.next());
        }
        return null;
    }

    private Next give(ImapFrame frame) {
        trace.received(frame);
        if (frame instanceof ImapFrame.Literal piece) {
            return literal.append(piece.octets());
        }
        if (frame instanceof ImapFrame.EndOfLiteral end) {
            inLiteral = false;
            literal.end(end.faulty());
            return null;
        }
        if (frame instanceof ImapFrame.Continuation more) {
            inLiteral = more.next() != null;
            return dispatcher.step("a message", () -> literal.continued(session.reader(more.arguments())));
        }
        if (frame instanceof ImapFrame.Malformed malformed) {
            return malformed(malformed);
        }
        if (frame instanceof ImapFrame.Line line) {
            return dispatcher.step("a dialogue", () -> dialogue.line(line.text()));
        }
        if (frame instanceof ImapFrame.Awaited awaited) {
            return await(awaited);
        }
        var command = (ImapFrame.Command) frame;
        inLiteral = command.next() != null;
        return dispatcher.dispatch(command);
    }

    private Next malformed(ImapFrame.Malformed malformed) {
        inLiteral = false;
        literal.release();
        return dialogue == null ? dispatcher.malformed(malformed) : dialogue.malformed(malformed.fault());
    }

    /** A literal among the arguments: the client sends it when it is told to. */
    private Next await(ImapFrame.Awaited awaited) {
        Optional<Next> refusal = dispatcher.refusal(awaited);
        if (refusal.isPresent()) {
            decoder.refuseLiteral();
            return refusal.get();
        }
        goAhead();
        pending.awaitRest();
        return null;
    }

    private void goAhead() {
        session.out().continuation("Go ahead");
        decoder.continueLiteral();
    }

    /** The octets of a message follow. */
    void expectLiteral(Next.ReceiveLiteral next) {
        pending.take();
        literal.begin(next.receiver());
        if (next.literal().synchronizing()) {
            goAhead();
        } else {
            decoder.continueLiteral();
        }
    }

    /** A line of a dialogue follows. */
    void expectLine(LineReceiver receiver) {
        pending.take();
        dialogue = receiver;
        decoder.limits(limits.ofDialogue());
        decoder.resumeLine();
    }

    /**
     * A command follows; of the one at hand nothing is wanted any more.
     *
     * @return false if so much more of it would follow that the connection is to be closed
     */
    boolean expectCommand() {
        endDialogue();
        literal.release();
        decoder.limits(session.isLoggedIn() ? limits.afterLogin() : limits.beforeLogin());
        boolean last = pending.expectCommand(session.isLoggedIn());
        if (inLiteral) {
            inLiteral = false;
            return decoder.refuseLiteral();
        }
        if (last && decoder.isHeld()) {
            decoder.resumeCommands();
        }
        return true;
    }

    private void endDialogue() {
        if (dialogue != null) {
            dialogue.close();
            dialogue = null;
        }
    }

    /** Ends what a command has begun; not while a command thread works with it. */
    void end() {
        endDialogue();
        literal.release();
    }
}
