package org.mailroom.codec.smtp;

import static org.mailroom.codec.smtp.Octets.CR;
import static org.mailroom.codec.smtp.Octets.LF;
import static org.mailroom.codec.smtp.Octets.NUL;

import io.netty.buffer.ByteBuf;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.mailroom.codec.smtp.SmtpFrame.Fault;
import org.mailroom.codec.smtp.SmtpFrame.Line;
import org.mailroom.codec.smtp.SmtpFrame.Malformed;

/**
 * Finds lines (RFC 5321, section 2.3.8). An incomplete line stays in the buffer and is not looked at twice; one that
 * has become too long is dropped as it arrives.
 */
final class LineFraming {

    private static final int LONGEST_VERB = 16;

    private int maxOctets;
    /** How many unread octets are known to hold no LF. */
    private int searched;
    /** Null unless the present line is too long. */
    private OverlongLine overlong;

    LineFraming(int maxOctets) {
        maxOctets(maxOctets);
    }

    void maxOctets(int octets) {
        if (octets < 2) {
            throw new IllegalArgumentException("A line has at least 2 octets, not " + octets);
        }
        maxOctets = octets;
    }

    /** A {@link Line}, a {@link Malformed}, or null if octets are missing. */
    SmtpFrame next(ByteBuf in) {
        return overlong == null ? collect(in) : drop(in);
    }

    private SmtpFrame collect(ByteBuf in) {
        int start = in.readerIndex();
        int window = Math.min(in.readableBytes(), maxOctets);
        // The limit may have been lowered below what was searched; indexOf would then search backwards.
        int lf = in.indexOf(start + Math.min(searched, window), start + window, LF);
        if (lf >= 0) {
            searched = 0;
            SmtpFrame line = line(in, start, lf);
            in.readerIndex(lf + 1);
            return line;
        }
        if (window < maxOctets) {
            searched = window;
            return null;
        }
        searched = 0;
        overlong = new OverlongLine(maxOctets, verb(in, start, start + window));
        return drop(in);
    }

    private SmtpFrame drop(ByteBuf in) {
        SmtpFrame end = overlong.drop(in);
        if (end != null) {
            overlong = null;
        }
        return end;
    }

    private static SmtpFrame line(ByteBuf in, int start, int lf) {
        boolean bare = lf == start || in.getByte(lf - 1) != CR;
        int end = bare ? lf : lf - 1;
        int forbidden = in.forEachByte(start, end - start, octet -> octet != CR && octet != NUL);
        if (forbidden >= 0) {
            return malformed(in.getByte(forbidden) == CR ? Fault.BARE_CR : Fault.NUL, in, start, end);
        }
        return bare ? malformed(Fault.BARE_LF, in, start, end) : text(in, start, end);
    }

    private static SmtpFrame text(ByteBuf in, int start, int end) {
        try {
            var octets = in.nioBuffer(start, end - start);
            return new Line(StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException e) {
            return malformed(Fault.NOT_UTF8, in, start, end);
        }
    }

    private static Malformed malformed(Fault fault, ByteBuf in, int start, int end) {
        return new Malformed(fault, verb(in, start, end));
    }

    private static String verb(ByteBuf in, int start, int end) {
        int length = 0;
        while (start + length < end && Abnf.isLetDig(in.getByte(start + length))) {
            length++;
            if (length > LONGEST_VERB) {
                return "";
            }
        }
        return CommandLine.upperCase(in.toString(start, length, StandardCharsets.US_ASCII));
    }
}
