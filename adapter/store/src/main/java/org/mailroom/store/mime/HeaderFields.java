package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Walks over the fields of a header block (RFC 5322 section 2.2), in the order of the header:
 *
 * <pre>{@code
 * HeaderFields fields = new HeaderFields(block, length);
 * while (fields.next()) { ... fields.name() ... fields.start() ... }
 * }</pre>
 *
 * Lines that are neither a field nor the continuation of one are passed over.
 */
public final class HeaderFields {

    private final byte[] block;
    private final int length;
    private int next;
    private int start;
    private int colon;
    private int end;
    private String name;

    /** @param block is not copied @param length octets of it that count; an empty line ends them earlier */
    public HeaderFields(byte[] block, int length) {
        this.block = block;
        this.length = length;
    }

    /** Goes to the next field. @return false when there is none */
    public boolean next() {
        while (next < length && !isLineEnd(next)) {
            start = next;
            end = endOfLine(next);
            while (end < length && isBlank(block[end])) {
                end = endOfLine(end);
            }
            next = end;
            colon = colon();
            if (colon > 0) {
                return true;
            }
        }
        next = length;
        return false;
    }

    /** The name as it stands. */
    public String name() {
        return name;
    }

    /** Where the field begins in the block. */
    public int start() {
        return start;
    }

    /** Where it ends, line end included. */
    public int end() {
        return end;
    }

    /**
     * The value as an octet string: unfolded, without white space around it and without NUL; a line end inside is a space.
     *
     * @param maxOctets where the value is cut
     */
    public String value(int maxOctets) {
        int from = valueStart();
        return unfold(from, from + Math.min(valueLength(), maxOctets));
    }

    /** Size of the value, folded still, without white space around it. */
    int valueLength() {
        int from = valueStart();
        int to = end;
        while (to > from && isSpace(block[to - 1])) {
            to--;
        }
        return to - from;
    }

    private int valueStart() {
        int from = colon + 1;
        while (from < end && isSpace(block[from])) {
            from++;
        }
        return from;
    }

    private String unfold(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            byte octet = block[i];
            boolean isLineEnd = octet == '\r' || octet == '\n';
            if (isLineEnd && i + 1 < to && isSpace(block[i + 1])) {
                continue;
            }
            if (octet != 0) {
                text.append(isLineEnd ? ' ' : (char) (octet & 0xff));
            }
        }
        return text.toString();
    }

    /** Where the colon is, or -1 when this is no field. */
    private int colon() {
        int at = start;
        while (at < end && block[at] > ' ' && block[at] < 0x7f && block[at] != ':') {
            at++;
        }
        int nameEnd = at;
        while (at < end && isBlank(block[at])) {
            at++;
        }
        if (nameEnd == start || at == end || block[at] != ':') {
            return -1;
        }
        name = new String(block, start, nameEnd - start, ISO_8859_1);
        return at;
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < length && block[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, length);
    }

    private boolean isLineEnd(int at) {
        return block[at] == '\n' || block[at] == '\r' && at + 1 < length && block[at + 1] == '\n';
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isSpace(byte octet) {
        return isBlank(octet) || octet == '\r' || octet == '\n';
    }
}
