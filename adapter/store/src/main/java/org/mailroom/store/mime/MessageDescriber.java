package org.mailroom.store.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Describes a message while its octets pass by, in pieces of any size; the outcome does not depend on how they are cut. It
 * splits them into lines, which end at LF (a CR before it belongs to the line end; a CR alone is like any octet), and finds
 * the lines that are boundaries. Not safe for use by several threads at once.
 */
public final class MessageDescriber {

    private static final int COPY_SIZE = 16 * 1024;

    private final StructureBuilder structure;

    /** The beginning of a line that may be a boundary. */
    private final byte[] candidate = new byte[Boundary.LINE_OCTETS];

    private int candidateLength;
    private Mode mode = Mode.LINE_START;
    private long position;
    private boolean lastWasCr;

    private enum Mode {
        /** No octet of the line seen. */
        LINE_START,
        /** It may be a boundary. */
        CANDIDATE,
        /** It is no boundary. */
        DATA,
        /** It is one, and goes on. */
        BOUNDARY
    }

    public MessageDescriber(MimeLimits limits) {
        structure = new StructureBuilder(limits);
    }

    /**
     * Reads the stream to its end and does not close it.
     *
     * @throws IOException when the stream does; never for what the message holds
     */
    public static MessageDescription describe(InputStream message, MimeLimits limits) throws IOException {
        MessageDescriber describer = new MessageDescriber(limits);
        byte[] buffer = new byte[COPY_SIZE];
        for (int count = message.read(buffer); count >= 0; count = message.read(buffer)) {
            describer.append(buffer, 0, count);
        }
        return describer.finish();
    }

    /** Takes the next octets of the message. */
    public void append(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        int end = offset + length;
        int next = offset;
        while (next < end) {
            next = switch (mode) {
                case LINE_START -> beginLine(octets, next);
                case CANDIDATE -> growCandidate(octets, next);
                case DATA, BOUNDARY -> restOfLine(octets, next, end);
            };
        }
    }

    /** The message is complete. To be called once, and nothing after it. */
    public MessageDescription finish() {
        if (mode == Mode.CANDIDATE) {
            decide();
        }
        return structure.finish(position);
    }

    private int beginLine(byte[] octets, int next) {
        structure.lineStarts(position);
        candidateLength = 0;
        lastWasCr = false;
        mode = structure.expectsBoundary() && octets[next] == '-' ? Mode.CANDIDATE : Mode.DATA;
        return next;
    }

    private int growCandidate(byte[] octets, int next) {
        byte octet = octets[next];
        if (candidateLength == 1 && octet != '-') {
            decideData();
            return next;
        }
        if (octet == '\n' || candidateLength == candidate.length) {
            decide();
            return next;
        }
        candidate[candidateLength++] = octet;
        position++;
        lastWasCr = octet == '\r';
        return next + 1;
    }

    private void decide() {
        if (structure.boundary(candidate, candidateLength)) {
            mode = Mode.BOUNDARY;
        } else {
            decideData();
        }
    }

    private void decideData() {
        structure.data(candidate, 0, candidateLength);
        mode = Mode.DATA;
    }

    private int restOfLine(byte[] octets, int from, int end) {
        int to = from;
        while (to < end && octets[to] != '\n') {
            to++;
        }
        boolean complete = to < end;
        if (to > from) {
            lastWasCr = octets[to - 1] == '\r';
        }
        to += complete ? 1 : 0;
        position += to - from;
        if (mode == Mode.DATA) {
            structure.data(octets, from, to);
        }
        if (complete) {
            structure.lineEnds(position, lastWasCr ? 2 : 1);
            mode = Mode.LINE_START;
        }
        return to;
    }
}
