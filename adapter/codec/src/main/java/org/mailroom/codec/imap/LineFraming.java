package org.mailroom.codec.imap;

import io.netty.buffer.ByteBuf;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.mailroom.codec.imap.ImapFrame.Fault;

/** Finds lines. An incomplete line stays in the buffer and is not looked at twice. */
final class LineFraming {

    private static final byte NUL = 0;
    private static final byte LF = '\n';
    private static final byte CR = '\r';

    /** How many unread octets are known to hold no LF. */
    private int searched;

    /**
     * The next line, or null if octets are missing. One that is too long stays unread.
     *
     * @param literals whether an announcement at its end is one
     */
    TextLine next(ByteBuf in, int maxOctets, boolean literals) {
        int start = in.readerIndex();
        int window = Math.max(0, Math.min(in.readableBytes(), maxOctets));
        // The limit may have been lowered below what was searched; indexOf would then search backwards.
        int lf = in.indexOf(start + Math.min(searched, window), start + window, LF);
        searched = lf < 0 && window < maxOctets ? window : 0;
        if (lf >= 0) {
            in.readerIndex(lf + 1);
            return line(in, start, lf, literals);
        }
        return window < maxOctets ? null : tooLong(in, start, window);
    }

    private static TextLine tooLong(ByteBuf in, int start, int window) {
        return new TextLine(beginning(in, start, start + window), null, 0, Fault.COMMAND_TOO_LONG);
    }

    private static TextLine line(ByteBuf in, int start, int lf, boolean literals) {
        boolean bare = lf == start || in.getByte(lf - 1) != CR;
        int end = bare ? lf : lf - 1;
        int announcement = literals ? LiteralStart.length(in, start, end) : 0;
        LiteralStart literal = announcement == 0 ? null : LiteralStart.read(in, announcement, end);
        Fault fault = fault(in, start, end, bare);
        String text = fault == null ? text(in, start, end - announcement) : null;
        if (text == null) {
            fault = fault == null ? Fault.NOT_UTF8 : fault;
            text = beginning(in, start, end);
        }
        return new TextLine(text, literal, lf + 1 - start, fault);
    }

    private static Fault fault(ByteBuf in, int start, int end, boolean bare) {
        int forbidden = in.forEachByte(start, end - start, octet -> octet != CR && octet != NUL);
        if (forbidden >= 0) {
            return in.getByte(forbidden) == CR ? Fault.BARE_CR : Fault.NUL;
        }
        return bare ? Fault.BARE_LF : null;
    }

    /** Null if it is not UTF-8. */
    private static String text(ByteBuf in, int start, int end) {
        try {
            var octets = in.nioBuffer(start, end - start);
            return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String beginning(ByteBuf in, int start, int end) {
        int length = Math.min(end - start, CommandText.LONGEST_TAG + 1);
        return in.toString(start, length, StandardCharsets.ISO_8859_1);
    }
}
