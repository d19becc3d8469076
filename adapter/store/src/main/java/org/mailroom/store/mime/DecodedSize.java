package org.mailroom.store.mime;

/**
 * Counts the octets of a body as they will be with the transfer encoding removed. The last line end waits outside until it
 * is known to belong to the body and not to a boundary.
 */
final class DecodedSize {

    private static final int SLICE = 4096;

    private final TransferDecoder decoder;
    private final boolean isKnown;
    private final byte[] lineEnd = new byte[2];
    private int lineEndLength;
    private byte[] scratch;
    private long total;

    DecodedSize(String encoding) {
        isKnown = TransferDecoder.isKnown(encoding);
        decoder = isKnown ? TransferDecoder.of(encoding) : null;
    }

    void add(byte[] octets, int from, int to) {
        if (from == to || !isKnown) {
            return;
        }
        int start = from;
        if (lineEndLength == 1 && lineEnd[0] == '\r' && octets[from] == '\n') {
            lineEnd[lineEndLength++] = '\n';
            start++;
            if (start == to) {
                return;
            }
        }
        keepLineEnd();
        int end = to - trailingLineEnd(octets, start, to);
        System.arraycopy(octets, end, lineEnd, 0, to - end);
        lineEndLength = to - end;
        count(octets, start, end);
    }

    /** What waits belongs to the body. */
    void keepLineEnd() {
        int length = lineEndLength;
        lineEndLength = 0;
        count(lineEnd, 0, length);
    }

    /** Of what is known to belong to the body; nothing may be added after it. */
    long total() {
        if (!isKnown) {
            return BodyPart.UNKNOWN;
        }
        return decoder == null ? total : total + decoder.finish(scratch(0));
    }

    private static int trailingLineEnd(byte[] octets, int from, int to) {
        if (octets[to - 1] == '\r') {
            return 1;
        }
        if (octets[to - 1] != '\n') {
            return 0;
        }
        return to - from > 1 && octets[to - 2] == '\r' ? 2 : 1;
    }

    private void count(byte[] octets, int from, int to) {
        if (decoder == null) {
            total += to - from;
            return;
        }
        for (int at = from; at < to; at += SLICE) {
            int end = Math.min(to, at + SLICE);
            total += decoder.decode(octets, at, end, scratch(end - at));
        }
    }

    private byte[] scratch(int length) {
        int needed = TransferDecoder.maxOutput(length);
        if (scratch == null || scratch.length < needed) {
            scratch = new byte[needed];
        }
        return scratch;
    }
}
