package org.mailroom.codec.smtp;

import static org.mailroom.codec.smtp.Octets.LF;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.smtp.SmtpFrame.Fault;
import org.mailroom.codec.smtp.SmtpFrame.Malformed;

/** A line beyond the limit: its octets are dropped as they arrive, until its end or until patience ends. */
final class OverlongLine {

    private static final int MEBIBYTE = 1 << 20;
    private static final int PATIENCE = 16;

    private final String verb;
    /** How many octets of the line may still come without an LF. */
    private long left;

    OverlongLine(int maxLineOctets, String verb) {
        this.verb = verb;
        this.left = Math.max((long) PATIENCE * maxLineOctets, MEBIBYTE);
    }

    /** Drops from the start of the line on, over as many calls as it takes; null while the end is not reached. */
    Malformed drop(ByteBuf in) {
        int start = in.readerIndex();
        int window = (int) Math.min(in.readableBytes(), left);
        int lf = in.indexOf(start, start + window, LF);
        if (lf >= 0) {
            in.readerIndex(lf + 1);
            return new Malformed(Fault.LINE_TOO_LONG, verb);
        }
        in.skipBytes(window);
        left -= window;
        return left == 0 ? new Malformed(Fault.ENDLESS_LINE, verb) : null;
    }
}
