package org.mailroom.codec.imap;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.imap.ImapFrame.EndOfLiteral;
import org.mailroom.codec.imap.ImapFrame.Literal;

/** A literal that is handed on as it arrives. */
final class StreamedLiteral {

    private final boolean binary;
    private long left;
    private boolean faulty;

    StreamedLiteral(LiteralStart start) {
        this.left = start.size();
        this.binary = start.binary();
    }

    /** How many octets are still to come. */
    long left() {
        return left;
    }

    /** A {@link Literal}, the {@link EndOfLiteral}, or null if octets are missing. */
    ImapFrame next(ByteBuf in) {
        if (left == 0) {
            return new EndOfLiteral(faulty);
        }
        int count = (int) Math.min(left, in.readableBytes());
        if (count == 0) {
            return null;
        }
        faulty |= !binary && in.indexOf(in.readerIndex(), in.readerIndex() + count, (byte) 0) >= 0;
        left -= count;
        return new Literal(in.readRetainedSlice(count));
    }
}
