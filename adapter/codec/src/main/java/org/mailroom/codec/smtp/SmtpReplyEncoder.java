package org.mailroom.codec.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;

/** Writes replies (RFC 5321, section 4.2.1; RFC 2034, section 4). */
public final class SmtpReplyEncoder {

    /** RFC 5321, section 4.5.3.1.5, CRLF included. */
    private static final int MAX_LINE_OCTETS = 512;

    private static final int CRLF_OCTETS = 2;

    /** A SASL challenge is base64 that must arrive whole (RFC 4954, section 4). */
    private static final int CHALLENGE = 334;

    private SmtpReplyEncoder() {}

    /**
     * Appends the reply. Every line bears the code and, if there is one, the enhanced status code. Control characters
     * within the text, CR and LF above all, become {@code ?}; only HTAB may stand. A line is cut so that it does not
     * exceed 512 octets with its CRLF, save the challenge of a 334. A reply without lines becomes one empty line.
     */
    public static void encode(SmtpReply reply, ByteBuf out) {
        List<String> lines = reply.lines().isEmpty() ? List.of("") : reply.lines();
        int last = lines.size() - 1;
        for (int i = 0; i <= last; i++) {
            line(reply, i == last ? ' ' : '-', lines.get(i), out);
        }
    }

    private static void line(SmtpReply reply, char separator, String text, ByteBuf out) {
        int start = out.writerIndex();
        ByteBufUtil.writeAscii(out, Integer.toString(reply.code()));
        out.writeByte(separator);
        if (reply.status() != null) {
            ByteBufUtil.writeAscii(out, reply.status() + " ");
        }
        int room = MAX_LINE_OCTETS - CRLF_OCTETS - (out.writerIndex() - start);
        ByteBufUtil.writeUtf8(out, fit(text, reply.code() == CHALLENGE ? Integer.MAX_VALUE : room));
        ByteBufUtil.writeAscii(out, "\r\n");
    }

    private static String fit(String text, int room) {
        StringBuilder fitting = new StringBuilder(Math.min(text.length(), room));
        int left = room;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int shown = isAllowed(c) ? c : '?';
            left -= utf8Octets(shown);
            if (left < 0) {
                break;
            }
            fitting.appendCodePoint(shown);
            i += Character.charCount(c);
        }
        return fitting.toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || !Abnf.isControl(c) && (c < 0x80 || Abnf.isNonAscii(c));
    }

    private static int utf8Octets(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < 0x10000 ? 3 : 4;
    }
}
