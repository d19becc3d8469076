package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.mailroom.codec.smtp.SmtpDecoder;
import org.mailroom.codec.smtp.SmtpFrame;
import org.mailroom.server.transport.InputBuffer;
import org.mailroom.server.transport.PendingCommands;

/**
 * What the peer sends: octets that wait to be decoded, one frame after the other, and to whom each is given: a command, the content
 * or the dialogue that a command has begun. For one event loop.
 */
final class Incoming {

    private final SmtpSettings settings;
    private final SmtpDispatcher dispatcher;
    private final SmtpDecoder decoder;
    private final PendingCommands<SmtpFrame> pending;
    private final ContentInput content;
    private final SmtpTrace trace;
    private LineReceiver dialogue;

    /** Whether the last command decoded was MAIL, or RCPT after it. */
    private boolean inEnvelope;

    /** Whether octets may follow that are no commands, and nobody knows how many: the connection is to be closed. */
    private boolean lost;

    /** Nothing yet, and a command comes first. */
    Incoming(SmtpService service, SmtpDispatcher dispatcher, InputBuffer input, InputBuffer waiting, SmtpTrace trace) {
        this.settings = service.settings();
        this.dispatcher = dispatcher;
        this.decoder = new SmtpDecoder(settings.limits().maxLineOctets(), service.holdingVerbs());
        this.pending = new PendingCommands<>(
                input, this::decode, this::isRecipient, () -> settings.limits().pending());
        this.trace = trace;
        this.content = new ContentInput(waiting);
    }

    /** What has come and is not answered. */
    PendingCommands<SmtpFrame> pending() {
        return pending;
    }

    private SmtpFrame decode(ByteBuf octets) {
        SmtpFrame frame = lost ? null : decoder.decode(octets);
        lost |= frame instanceof SmtpFrame.Malformed malformed && dispatcher.endsConversation(malformed);
        return frame;
    }

    /** As many of them as a transaction may have are sent together (RFC 2920, section 3.1), by honest peers too. */
    private boolean isRecipient(SmtpFrame frame) {
        String verb = frame instanceof SmtpFrame.Command command ? command.verb() : "";
        boolean recipient = inEnvelope && verb.equals("RCPT");
        inEnvelope = recipient || verb.equals("MAIL");
        return recipient;
    }

    /**
     * Works off the next frame.
     *
     * @param follow does what comes of it, which may be null for nothing
     * @return whether there was a whole one
     */
    boolean next(Consumer<Next> follow) {
        if (content.isWaiting()) {
            follow.accept(content.store());
            return true;
        }
        SmtpFrame frame = pending.next();
        if (frame == null) {
            return false;
        }
        follow.accept(give(frame));
        return true;
    }

    private Next give(SmtpFrame frame) {
        trace.received(frame);
        if (frame instanceof SmtpFrame.Content piece) {
            content.append(piece.octets());
            return content.store();
        }
        if (frame instanceof SmtpFrame.EndOfContent) {
            return content.end();
        }
        if (frame instanceof SmtpFrame.Malformed malformed) {
            return dialogue == null ? dispatcher.malformed(malformed) : dialogue.malformed(malformed.fault());
        }
        if (frame instanceof SmtpFrame.Line line) {
            return dispatcher.proceed("a dialogue", () -> dialogue.line(line.text()));
        }
        return dispatcher.dispatch((SmtpFrame.Command) frame);
    }

    /** Whether content is to come. */
    boolean isMidst() {
        return content.isOpen();
    }

    /** Content of DATA follows. */
    void expectData(ContentSink sink) {
        pending.take();
        decoder.resumeData(content.begin(sink));
    }

    /** A chunk of BDAT follows. */
    void expectOctets(long octets, ContentSink sink) {
        pending.take();
        decoder.resumeOctets(octets, content.begin(sink));
    }

    /** A line of a dialogue follows. */
    void expectLine(LineReceiver receiver) {
        pending.take();
        dialogue = receiver;
        decoder.maxLineOctets(settings.limits().login().maxAuthLineOctets());
        decoder.resumeLine();
    }

    /**
     * A command follows.
     *
     * @param loggedIn whether the client has logged in
     */
    void expectCommand(boolean loggedIn) {
        if (pending.expectCommand(loggedIn) && decoder.isHeld()) {
            decoder.maxLineOctets(settings.limits().maxLineOctets());
            decoder.resumeCommands();
        }
        dialogue = null;
    }

    /** Drops the content that is not stored. */
    void end() {
        content.release();
    }
}
