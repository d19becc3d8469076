package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/**
 * The boundaries of the multiparts that are open. RFC 2046 section 5.1.1 asks only that a line begins with the boundary, but
 * real mail nests multiparts whose boundaries begin alike: a line that is exactly one of them goes before, then the longest
 * match.
 */
final class Boundary {

    /** RFC 2046 allows 70 octets; senders are not that strict. */
    static final int MAX_OCTETS = 200;

    /** What must be known of a line: hyphens, boundary, hyphens, and some of the white space. */
    static final int LINE_OCTETS = MAX_OCTETS + 56;

    private Boundary() {}

    /** The boundary's octets, or null when there is none that can be found again. */
    static byte[] of(String parameter) {
        if (parameter == null) {
            return null;
        }
        byte[] octets = parameter.stripTrailing().getBytes(ISO_8859_1);
        return octets.length == 0 || octets.length > MAX_OCTETS ? null : octets;
    }

    /**
     * Which of the open parts a line belongs to.
     *
     * @param open outermost first
     * @param line begins with two hyphens
     * @return its index, or -1
     */
    static int find(List<OpenPart> open, byte[] line, int length) {
        int best = -1;
        for (int i = open.size() - 1; i >= 0; i--) {
            byte[] boundary = open.get(i).boundary;
            if (!startsWith(boundary, line, length)) {
                continue;
            }
            if (endsAt(2 + boundary.length, line, length)) {
                return i;
            }
            if (best < 0 || boundary.length > open.get(best).boundary.length) {
                best = i;
            }
        }
        return best;
    }

    /** Whether the line closes the multipart with that boundary. */
    static boolean isClosing(byte[] boundary, byte[] line, int length) {
        int at = 2 + boundary.length;
        return length >= at + 2 && line[at] == '-' && line[at + 1] == '-';
    }

    private static boolean startsWith(byte[] boundary, byte[] line, int length) {
        int end = 2 + boundary.length;
        return length >= end && Arrays.equals(line, 2, end, boundary, 0, boundary.length);
    }

    private static boolean endsAt(int end, byte[] line, int length) {
        int at = end;
        if (length >= at + 2 && line[at] == '-' && line[at + 1] == '-') {
            at += 2;
        }
        while (at < length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
            at++;
        }
        return at == length;
    }
}
