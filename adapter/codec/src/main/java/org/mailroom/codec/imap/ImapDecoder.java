package org.mailroom.codec.imap;

import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailroom.codec.imap.ImapFrame.Awaited;
import org.mailroom.codec.imap.ImapFrame.Fault;
import org.mailroom.codec.imap.ImapFrame.Line;
import org.mailroom.codec.imap.ImapFrame.Malformed;

/**
 * Cuts what a client sends into {@link ImapFrame frames} (RFC 9051, sections 2.2.1 and 4.3; RFC 7888; RFC 3516). The
 * package's description has the order in which frames come.
 *
 * <p>The decoder is <em>held</em> where it takes the caller's word to go on: at streamed literals, at synchronizing
 * ones, after commands like IDLE, after a line that is no command. Pipelined octets wait in the buffer meanwhile; it is
 * up to the caller to stop reading.
 *
 * <p>What it cannot decide yet stays unread in the buffer, at most {@link ImapLimits#commandOctets()}. Every call must
 * offer the unread octets of the call before, followed by any new ones; the buffer itself may be another. The decoder
 * itself holds the lines and literals of an incomplete command, within the same limit.
 *
 * <p>Not safe for use by several threads.
 */
public final class ImapDecoder {

    private enum Mode {
        TEXT,
        COLLECTED_LITERAL,
        HELD_AT_LITERAL,
        STREAMED_LITERAL,
        SKIPPED,
        LINE,
        HELD,
        CLOSED
    }

    private final LineFraming lines = new LineFraming();
    private final Map<String, Integer> streaming;
    private final Set<String> holding;
    private ImapLimits limits;
    private Mode mode = Mode.TEXT;
    private Mode afterSkipped;
    private CommandText command = new CommandText();
    private SkippedCommand skipped;
    private LiteralStart literal;
    private StreamedLiteral stream;

    /**
     * A decoder that expects commands.
     *
     * @param streaming the names of commands whose literals are streamed, in upper case, with the number of arguments
     *     before the first literal that may be: 1 for APPEND, whose mailbox may be a literal too
     * @param holding the names of commands after which the decoder is held, in upper case
     */
    public ImapDecoder(ImapLimits limits, Map<String, Integer> streaming, Set<String> holding) {
        this.limits = Objects.requireNonNull(limits);
        this.streaming = Map.copyOf(streaming);
        this.holding = Set.copyOf(holding);
    }

    /** Sets what holds from now on, say after a login. */
    public void limits(ImapLimits next) {
        limits = Objects.requireNonNull(next);
    }

    /**
     * The next frame, or null if more octets are needed or the decoder {@linkplain #isHeld() is held}. Call it again
     * until it returns null, also without new octets.
     */
    public ImapFrame decode(ByteBuf in) {
        while (true) {
            Mode before = mode;
            int unread = in.readableBytes();
            ImapFrame frame = step(in);
            if (frame != null || mode == before && in.readableBytes() == unread) {
                return frame;
            }
        }
    }

    /** Whether the caller's word is needed before anything more is decoded. */
    public boolean isHeld() {
        return mode == Mode.HELD || mode == Mode.HELD_AT_LITERAL;
    }

    /** Octets of an incomplete command that the decoder holds, beside those that stay in the buffer. */
    public int heldOctets() {
        return command.octets();
    }

    /** Whether more is to come of a command that has begun, or of what is dropped of it. */
    public boolean isMidst() {
        return switch (mode) {
            case TEXT -> command.octets() > 0 || command.isGiven();
            case COLLECTED_LITERAL, STREAMED_LITERAL, SKIPPED -> true;
            case HELD_AT_LITERAL, LINE, HELD, CLOSED -> false;
        };
    }

    /**
     * The announced literal comes next: send a continuation request if it is synchronizing.
     *
     * @throws IllegalStateException if the decoder is not held at a literal
     */
    public void continueLiteral() {
        expect(Mode.HELD_AT_LITERAL);
        mode = stream == null ? Mode.COLLECTED_LITERAL : Mode.STREAMED_LITERAL;
    }

    /**
     * The command is answered with NO or BAD, its rest is not wanted; also allowed in the midst of a streamed literal.
     * A synchronizing literal that was not continued will not be sent (RFC 9051, section 4.3); all else is dropped as
     * it comes, and the next frame is another command's, or {@link Malformed} if the end does not come soon enough.
     *
     * @return false if there is more to come than may be dropped: nothing follows, the connection is to be closed
     * @throws IllegalStateException if there is no literal
     */
    public boolean refuseLiteral() {
        if (mode == Mode.STREAMED_LITERAL) {
            long left = stream.left();
            skip(null, true, Mode.TEXT, left + Math.min(Long.MAX_VALUE - left, limits.skippedOctets()));
            return closeUnless(skipped.expectOctets(left));
        }
        expect(Mode.HELD_AT_LITERAL);
        return refuse(null, literal);
    }

    /**
     * Commands come next. Does nothing if that is so already.
     *
     * @throws IllegalStateException in the midst of a command or before an awaited line
     */
    public void resumeCommands() {
        if (mode != Mode.TEXT) {
            expect(Mode.HELD);
            mode = Mode.TEXT;
        }
    }

    /**
     * One line comes next that is no command, as {@link Line} or {@link Malformed}. Then the decoder is held again.
     *
     * @throws IllegalStateException if the decoder is not held after a command or a line
     */
    public void resumeLine() {
        expect(Mode.HELD);
        mode = Mode.LINE;
    }

    private void expect(Mode expected) {
        if (mode != expected) {
            throw new IllegalStateException("not " + expected + " but " + mode);
        }
    }

    private ImapFrame step(ByteBuf in) {
        return switch (mode) {
            case TEXT -> text(lines.next(in, limits.commandOctets() - command.octets(), true));
            case COLLECTED_LITERAL -> collect(in);
            case STREAMED_LITERAL -> stream(in);
            case SKIPPED -> drop(in);
            case LINE -> line(lines.next(in, limits.commandOctets(), false));
            case HELD, HELD_AT_LITERAL -> null;
            case CLOSED -> close(in);
        };
    }

    private ImapFrame text(TextLine line) {
        if (line == null) {
            return null;
        }
        Fault fault = command.add(line);
        literal = line.literal();
        if (fault == null && literal != null) {
            return literal();
        }
        return fault == null ? complete() : malformed(fault);
    }

    private ImapFrame complete() {
        ImapFrame frame = command.frame(null);
        mode = holding.contains(command.name()) ? Mode.HELD : Mode.TEXT;
        command = new CommandText();
        return frame;
    }

    private ImapFrame literal() {
        if (!literal.synchronizing() && literal.size() > limits.nonSynchronizingOctets()) {
            return malformed(Fault.LITERAL_TOO_LONG);
        }
        if (isStreamed()) {
            stream = new StreamedLiteral(literal);
            mode = Mode.HELD_AT_LITERAL;
            return command.frame(literal);
        }
        if (command.collected() >= limits.literals()) {
            return malformed(Fault.TOO_MANY_LITERALS);
        }
        if (literal.size() > Math.min(limits.literalOctets(), limits.commandOctets() - command.octets())) {
            return malformed(Fault.LITERAL_TOO_LONG);
        }
        mode = literal.synchronizing() ? Mode.HELD_AT_LITERAL : Mode.COLLECTED_LITERAL;
        return literal.synchronizing() ? new Awaited(command.tag(), command.name(), literal) : null;
    }

    private boolean isStreamed() {
        Integer arguments = streaming.get(command.name());
        return arguments != null && (command.isGiven() || command.argumentsBefore() >= arguments);
    }

    private ImapFrame collect(ByteBuf in) {
        int size = (int) literal.size();
        if (in.readableBytes() >= size) {
            byte[] octets = new byte[size];
            in.readBytes(octets);
            command.add(octets, literal.binary());
            mode = Mode.TEXT;
        }
        return null;
    }

    private ImapFrame stream(ByteBuf in) {
        ImapFrame frame = stream.next(in);
        if (frame instanceof ImapFrame.EndOfLiteral) {
            stream = null;
            mode = Mode.TEXT;
        }
        return frame;
    }

    private ImapFrame line(TextLine line) {
        if (line == null) {
            return null;
        }
        if (line.fault() == Fault.COMMAND_TOO_LONG) {
            skip(new Malformed("", line.fault(), false), false, Mode.HELD, limits.skippedOctets());
            return null;
        }
        mode = Mode.HELD;
        return line.fault() == null ? new Line(line.text()) : new Malformed("", line.fault(), false);
    }

    /** What is left of the command is dropped before it is said to be malformed. */
    private ImapFrame malformed(Fault fault) {
        Malformed frame = new Malformed(command.tag(), fault, false);
        if (fault == Fault.COMMAND_TOO_LONG) {
            skip(frame, true, Mode.TEXT, limits.skippedOctets());
            return null;
        }
        return refuse(frame, literal) ? null : new Malformed(frame.tag(), fault, true);
    }

    private boolean refuse(Malformed frame, LiteralStart next) {
        skip(frame, true, Mode.TEXT, limits.skippedOctets());
        return closeUnless(skipped.expect(next));
    }

    private void skip(Malformed frame, boolean literals, Mode after, long octets) {
        skipped = new SkippedCommand(frame, command.tag(), literals, octets);
        command = new CommandText();
        literal = null;
        stream = null;
        afterSkipped = after;
        mode = Mode.SKIPPED;
    }

    private ImapFrame drop(ByteBuf in) {
        if (!closeUnless(skipped.drop(in))) {
            return skipped.endless();
        }
        if (skipped.hasEnded()) {
            mode = afterSkipped;
            return skipped.frame();
        }
        return null;
    }

    private boolean closeUnless(boolean bearable) {
        mode = bearable ? mode : Mode.CLOSED;
        return bearable;
    }

    private static ImapFrame close(ByteBuf in) {
        in.skipBytes(in.readableBytes());
        return null;
    }
}
