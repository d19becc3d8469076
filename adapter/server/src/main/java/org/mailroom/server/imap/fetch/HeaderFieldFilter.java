package org.mailroom.server.imap.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A header with some of its fields only (HEADER.FIELDS and HEADER.FIELDS.NOT, RFC 9051, section 6.4.5.1), octet for octet.
 * The empty line at its end always stays; a line that is no field counts as a field without a name.
 */
final class HeaderFieldFilter extends InputStream {

    private static final int PIECE = 4096;

    private final InputStream header;
    private final Set<String> names;
    private final boolean isNot;

    /** A line, or a part of one that is longer. */
    private final byte[] piece = new byte[PIECE];

    private int next;
    private int end;
    private boolean atLineStart = true;
    private boolean isKept;

    /** @param isNot whether the fields named are those left out */
    HeaderFieldFilter(InputStream header, List<String> fields, boolean isNot) {
        this.header = header;
        this.names = new HashSet<>();
        fields.forEach(field -> names.add(field.toLowerCase(Locale.ROOT)));
        this.isNot = isNot;
        this.isKept = isNot;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(piece, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        header.close();
    }

    private boolean fill() throws IOException {
        while (next == end) {
            int length = readPiece();
            if (length == 0) {
                return false;
            }
            if (atLineStart) {
                isKept = keepsLine(length);
            }
            atLineStart = piece[length - 1] == '\n';
            next = 0;
            end = isKept ? length : 0;
        }
        return true;
    }

    private int readPiece() throws IOException {
        int length = 0;
        while (length < PIECE) {
            int octet = header.read();
            if (octet < 0) {
                break;
            }
            piece[length++] = (byte) octet;
            if (octet == '\n') {
                break;
            }
        }
        return length;
    }

    private boolean keepsLine(int length) {
        if (piece[0] == ' ' || piece[0] == '\t') {
            return isKept;
        }
        boolean isEmpty = piece[0] == '\n' || piece[0] == '\r' && length == 2 && piece[1] == '\n';
        return isEmpty || names.contains(name(length)) != isNot;
    }

    /** The name of the field that begins here; empty for none. */
    private String name(int length) {
        int colon = 0;
        while (colon < length && piece[colon] != ':') {
            colon++;
        }
        return colon == length
                ? ""
                : new String(piece, 0, colon, ISO_8859_1).stripTrailing().toLowerCase(Locale.ROOT);
    }
}
