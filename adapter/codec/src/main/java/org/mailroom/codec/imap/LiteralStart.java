package org.mailroom.codec.imap;

import io.netty.buffer.ByteBuf;

/**
 * The announcement of a literal: <code>{5}</code>, <code>{5+}</code> (RFC 7888), <code>~{5}</code> (RFC 3516).
 *
 * @param size in octets, at least 0; {@link Long#MAX_VALUE} also for all that is more
 * @param synchronizing whether the client waits for a continuation request before it sends the octets
 * @param binary whether the octets may be 0 (literal8)
 */
public record LiteralStart(long size, boolean synchronizing, boolean binary) {

    /** At least as many octets as the longest announcement has with the CR of its line. */
    static final int LONGEST = 26;

    /** How many octets the announcement has, CRLF not included. */
    static int length(ByteBuf line, int start, int end) {
        int open = brace(line, start, end);
        if (open < 0) {
            return 0;
        }
        return open > start && line.getByte(open - 1) == '~' ? end - open + 1 : end - open;
    }

    /** Reads the announcement of so many octets at the end. */
    static LiteralStart read(ByteBuf line, int length, int end) {
        boolean binary = line.getByte(end - length) == '~';
        boolean synchronizing = line.getByte(end - 2) != '+';
        long size = 0;
        for (int i = end - length + (binary ? 2 : 1); i < end - (synchronizing ? 1 : 2); i++) {
            int digit = line.getByte(i) - '0';
            size = size > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : size * 10 + digit;
        }
        return new LiteralStart(size, synchronizing, binary);
    }

    /** Where the brace opens, -1 if the line does not end with an announcement. Nor is one with far too many digits. */
    private static int brace(ByteBuf line, int start, int end) {
        int i = end - 1;
        if (i < start || line.getByte(i--) != '}') {
            return -1;
        }
        if (i >= start && line.getByte(i) == '+') {
            i--;
        }
        int digits = i;
        int least = Math.max(start, end - LONGEST + 4);
        while (i >= least && Abnf.isDigit(line.getByte(i))) {
            i--;
        }
        return i >= start && i < digits && line.getByte(i) == '{' ? i : -1;
    }
}
