package org.mailroom.server.smtp;

import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;
import org.mailroom.codec.smtp.SmtpDecoder;
import org.mailroom.codec.smtp.SmtpFrame;
import org.mailroom.server.limit.ServerLimits;
import org.mailroom.server.transport.InputBuffer;

/**
 * What the peer sends: octets that wait to be decoded, one frame after the other, and to whom each is given: a command, the content
 * or the dialogue that a command has begun. For one event loop.
 */
final class Incoming {

    private final ServerLimits limits;
    private final SmtpDispatcher dispatcher;
    private final SmtpDecoder decoder;
    private final InputBuffer input;
    private final ContentInput content;
    private LineReceiver dialogue;

    /** Nothing yet, and a command comes first. */
    Incoming(SmtpService service, SmtpDispatcher dispatcher, InputBuffer input, ByteBufAllocator allocator) {
        this.limits = service.settings().limits();
        this.dispatcher = dispatcher;
        this.decoder = new SmtpDecoder(limits.maxLineOctets(), service.holdingVerbs());
        this.input = input;
        this.content = new ContentInput(allocator);
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
        SmtpFrame frame = decoder.decode(input.octets());
        if (frame == null) {
            return false;
        }
        follow.accept(give(frame));
        return true;
    }

    private Next give(SmtpFrame frame) {
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

    /** Content of DATA follows. */
    void expectData(ContentSink sink) {
        decoder.resumeData(content.begin(sink));
    }

    /** A chunk of BDAT follows. */
    void expectOctets(long octets, ContentSink sink) {
        decoder.resumeOctets(octets, content.begin(sink));
    }

    /** A line of a dialogue follows. */
    void expectLine(LineReceiver receiver) {
        dialogue = receiver;
        decoder.maxLineOctets(limits.login().maxAuthLineOctets());
        decoder.resumeLine();
    }

    /** A command follows. */
    void expectCommand() {
        if (decoder.isHeld()) {
            decoder.maxLineOctets(limits.maxLineOctets());
            decoder.resumeCommands();
        }
        dialogue = null;
    }

    /** Drops the content that is not stored. */
    void end() {
        content.release();
    }
}
