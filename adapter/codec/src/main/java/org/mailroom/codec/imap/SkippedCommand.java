package org.mailroom.codec.imap;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.imap.ImapFrame.Fault;
import org.mailroom.codec.imap.ImapFrame.Malformed;

/**
 * The rest of a command that is refused: its octets are dropped as they arrive, non-synchronizing literals included,
 * until its end. A synchronizing literal is an end too: after NO or BAD the client does not send it.
 */
final class SkippedCommand {

    private static final byte LF = '\n';

    private enum State {
        TEXT,
        LITERAL,
        ENDED
    }

    private final Malformed frame;
    private final String tag;
    private final boolean literals;
    /** How many octets may still be dropped. */
    private long left;
    /** How many octets of a literal are still to come. */
    private long literal;

    private State state;

    /**
     * The rest of a command.
     *
     * @param frame to give at its end, null for none
     * @param tag of the command, empty if it has none
     * @param literals whether lines can announce literals
     * @param left how many octets may be dropped
     */
    SkippedCommand(Malformed frame, String tag, boolean literals, long left) {
        this.frame = frame;
        this.tag = tag;
        this.literals = literals;
        this.left = left;
        this.state = State.TEXT;
    }

    /** Whether a literal that comes next, or the end after null, can be waited for. */
    boolean expect(LiteralStart next) {
        if (next == null || next.synchronizing()) {
            state = State.ENDED;
            return true;
        }
        return expectOctets(next.size());
    }

    /** Whether so many octets of a literal can be waited for. */
    boolean expectOctets(long count) {
        state = count == 0 ? State.TEXT : State.LITERAL;
        literal = count;
        return count <= left;
    }

    boolean hasEnded() {
        return state == State.ENDED;
    }

    /** What to give when {@link #hasEnded()}, or null. */
    Malformed frame() {
        return frame;
    }

    /** What to give instead if the end cannot be found. */
    Malformed endless() {
        return new Malformed(tag, frame == null ? Fault.ENDLESS : frame.fault(), true);
    }

    /** Drops what it can; false if there is no end within what may be dropped. */
    boolean drop(ByteBuf in) {
        return switch (state) {
            case TEXT -> dropText(in);
            case LITERAL -> dropLiteral(in);
            case ENDED -> true;
        };
    }

    private boolean dropText(ByteBuf in) {
        int start = in.readerIndex();
        int window = (int) Math.min(in.readableBytes(), left);
        int lf = in.indexOf(start, start + window, LF);
        if (lf >= 0) {
            skip(in, lf + 1 - start);
            return expect(announced(in, start, lf));
        }
        boolean endless = window == left;
        // The announcement of a literal is looked for at the end of the line, wherever the line was cut.
        skip(in, Math.max(0, window - LiteralStart.LONGEST));
        return !endless;
    }

    private LiteralStart announced(ByteBuf in, int start, int lf) {
        int end = lf > start && in.getByte(lf - 1) == '\r' ? lf - 1 : lf;
        int length = literals ? LiteralStart.length(in, start, end) : 0;
        return length == 0 ? null : LiteralStart.read(in, length, end);
    }

    private boolean dropLiteral(ByteBuf in) {
        int count = (int) Math.min(in.readableBytes(), literal);
        skip(in, count);
        literal -= count;
        if (literal == 0) {
            state = State.TEXT;
        }
        return true;
    }

    private void skip(ByteBuf in, int count) {
        in.skipBytes(count);
        left -= count;
    }
}
