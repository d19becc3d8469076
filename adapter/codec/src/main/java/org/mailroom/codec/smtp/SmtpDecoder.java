package org.mailroom.codec.smtp;

import io.netty.buffer.ByteBuf;
import java.util.Objects;
import java.util.Set;
import org.mailroom.codec.smtp.SmtpFrame.Command;
import org.mailroom.codec.smtp.SmtpFrame.EndOfContent;
import org.mailroom.codec.smtp.SmtpFrame.Fault;
import org.mailroom.codec.smtp.SmtpFrame.Line;
import org.mailroom.codec.smtp.SmtpFrame.Malformed;

/**
 * Cuts what a client sends into {@link SmtpFrame frames} (RFC 5321, RFC 3030, RFC 4954).
 *
 * <p>What follows a command like DATA depends on the answer it gets. So after a holding verb the decoder stops, it is
 * <em>held</em>, until one of the {@code resume} methods says what comes next. Pipelined octets wait in the buffer
 * meanwhile; it is up to the caller to stop reading.
 *
 * <p>The decoder keeps no octets itself: what it cannot decide yet stays unread in the buffer. Every call must offer
 * the unread octets of the call before, followed by any new ones; the buffer itself may be another. At most
 * {@code maxLineOctets} stay unread while a line is incomplete and at most two within content.
 *
 * <p>Not safe for use by several threads.
 */
public final class SmtpDecoder {

    private enum Mode {
        COMMANDS,
        LINE,
        CONTENT,
        HELD,
        CLOSED
    }

    private final Set<String> holdingVerbs;
    private final LineFraming lines;
    private ContentFraming content;
    private Mode mode = Mode.COMMANDS;

    /**
     * A decoder that expects commands.
     *
     * @param maxLineOctets see {@link #maxLineOctets(int)}
     * @param holdingVerbs in upper case; after a command with such a verb the decoder is held
     */
    public SmtpDecoder(int maxLineOctets, Set<String> holdingVerbs) {
        this.lines = new LineFraming(maxLineOctets);
        this.holdingVerbs = Set.copyOf(holdingVerbs);
    }

    /**
     * How long a line may be from now on; RFC 5321, section 4.5.3.1.4 asks for at least 512 octets.
     *
     * @param octets CRLF included, at least 2
     * @throws IllegalArgumentException if less than 2
     */
    public void maxLineOctets(int octets) {
        lines.maxOctets(octets);
    }

    /**
     * The next frame, or null if more octets are needed or the decoder {@linkplain #isHeld() is held}. Call it again
     * until it returns null, also without new octets: an empty BDAT chunk needs none.
     */
    public SmtpFrame decode(ByteBuf in) {
        return switch (mode) {
            case COMMANDS -> command(lines.next(in));
            case LINE -> line(lines.next(in));
            case CONTENT -> content(content.next(in));
            case HELD -> null;
            case CLOSED -> drop(in);
        };
    }

    /** Whether one of the {@code resume} methods has to be called before anything more is decoded. */
    public boolean isHeld() {
        return mode == Mode.HELD;
    }

    /**
     * Commands come next. Does nothing if that is so already.
     *
     * @throws IllegalStateException in the midst of content or before an awaited line
     */
    public void resumeCommands() {
        if (mode != Mode.COMMANDS) {
            resume(Mode.COMMANDS);
        }
    }

    /**
     * One line comes next that is no command, as {@link Line} or {@link Malformed}. Then the decoder is held again.
     *
     * @throws IllegalStateException if the decoder is not held
     */
    public void resumeLine() {
        resume(Mode.LINE);
    }

    /**
     * The content of a message comes next, with stuffed dots, until CRLF.CRLF (RFC 5321, sections 4.1.1.4 and 4.5.2).
     * After {@link EndOfContent} commands follow.
     *
     * @param scanner is shown the octets as sent, stuffed dots and the final {@code .CRLF} included
     * @throws IllegalStateException if the decoder is not held
     */
    public void resumeData(ContentScanner scanner) {
        resume(new DataFraming(Objects.requireNonNull(scanner)));
    }

    /**
     * A chunk comes next (RFC 3030, section 2). After {@link EndOfContent} commands follow.
     *
     * @param count of octets, at least 0
     * @param scanner is shown the octets; null if they may be any (BINARYMIME). Give the same one for all chunks of a
     *     message
     * @throws IllegalArgumentException if count is negative
     * @throws IllegalStateException if the decoder is not held
     */
    public void resumeOctets(long count, ContentScanner scanner) {
        resume(new ChunkFraming(count, scanner));
    }

    private void resume(ContentFraming framing) {
        resume(Mode.CONTENT);
        content = framing;
    }

    private void resume(Mode next) {
        if (mode == Mode.CLOSED) {
            return;
        }
        if (mode != Mode.HELD) {
            throw new IllegalStateException("not held but at " + mode);
        }
        mode = next;
    }

    private SmtpFrame command(SmtpFrame frame) {
        closeIfEndless(frame);
        if (!(frame instanceof Line line)) {
            return frame;
        }
        Command command = CommandLine.parse(line.text());
        if (holdingVerbs.contains(command.verb())) {
            mode = Mode.HELD;
        }
        return command;
    }

    private SmtpFrame line(SmtpFrame frame) {
        if (frame != null) {
            mode = Mode.HELD;
        }
        closeIfEndless(frame);
        // What a client sends instead of a command may be a secret, so no part of it is shown as a verb.
        return frame instanceof Malformed malformed ? new Malformed(malformed.fault(), "") : frame;
    }

    private void closeIfEndless(SmtpFrame frame) {
        if (frame instanceof Malformed malformed && malformed.fault() == Fault.ENDLESS_LINE) {
            mode = Mode.CLOSED;
        }
    }

    private SmtpFrame content(SmtpFrame frame) {
        if (frame instanceof EndOfContent) {
            mode = Mode.COMMANDS;
            content = null;
        }
        return frame;
    }

    private static SmtpFrame drop(ByteBuf in) {
        in.skipBytes(in.readableBytes());
        return null;
    }
}
