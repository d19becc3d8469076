package org.mailroom.store.mime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the tree of parts from lines and boundaries. One path from the root down is open at any time. */
final class StructureBuilder {

    private final MimeLimits limits;
    private final Set<Cut> cuts = EnumSet.noneOf(Cut.class);
    private final HeaderBlock header;

    /** The multiparts on the open path that have not seen their closing boundary, outermost first. */
    private final List<OpenPart> boundaries = new ArrayList<>();

    private final OpenPart root = new OpenPart(null, 0);
    private OpenPart current = root;
    private int parts = 1;
    private long keptOctets;
    private List<String> references = List.of();

    /** Line ends seen, and the size of the last one. */
    private long lines;

    private int lastLineEnd;
    private long lineStart;

    /** The line at hand is a boundary after which a part begins. */
    private boolean partFollows;

    StructureBuilder(MimeLimits limits) {
        this.limits = limits;
        this.header = new HeaderBlock(limits, cuts);
    }

    boolean expectsBoundary() {
        return !boundaries.isEmpty();
    }

    void lineStarts(long position) {
        lineStart = position;
    }

    /** Octets of a line that is no boundary, a line feed at its end at most. */
    void data(byte[] octets, int from, int to) {
        if (current.kind == OpenPart.Kind.LEAF) {
            current.decodedSize.add(octets, from, to);
        } else if (current.kind == OpenPart.Kind.HEADER) {
            header.append(octets, from, to);
        }
    }

    void lineEnds(long position, int lineEnd) {
        long length = position - lineStart;
        lines++;
        lastLineEnd = lineEnd;
        if (partFollows) {
            partFollows = false;
            beginPart(position);
        } else if (current.kind == OpenPart.Kind.HEADER && length == lineEnd) {
            endHeader(position, lines);
        }
    }

    /** Whether the line, which begins with two hyphens, is a boundary; it is then one that has been dealt with. */
    boolean boundary(byte[] line, int length) {
        int index = length < 2 ? -1 : Boundary.find(boundaries, line, length);
        if (index < 0) {
            return false;
        }
        OpenPart multi = boundaries.get(index);
        closeWithin(multi, lineStart - lastLineEnd, lines - 1);
        boundaries.subList(index + 1, boundaries.size()).clear();
        if (Boundary.isClosing(multi.boundary, line, length)) {
            boundaries.remove(index);
        } else {
            partFollows = true;
        }
        return true;
    }

    MessageDescription finish(long end) {
        if (partFollows) {
            beginPart(end);
        }
        if (current.kind == OpenPart.Kind.LEAF) {
            current.decodedSize.keepLineEnd();
        }
        closeWithin(null, end, lines);
        return new MessageDescription(root.envelope, root.close(end, lines), references, cuts);
    }

    private void beginPart(long position) {
        begin(new OpenPart(current, position));
        if (isFull()) {
            boundaries.clear();
            header.clear();
            asLeaf(opaque(header.contentFields(false)), position, lines);
        }
    }

    private boolean isFull() {
        if (parts >= limits.parts()) {
            cuts.add(Cut.PARTS);
            return true;
        }
        if (keptOctets > limits.descriptionOctets()) {
            cuts.add(Cut.DESCRIPTION_OCTETS);
            return true;
        }
        return false;
    }

    private boolean isDeepest(OpenPart part) {
        if (part.depth < limits.depth()) {
            return false;
        }
        cuts.add(Cut.DEPTH);
        return true;
    }

    private void begin(OpenPart part) {
        current = part;
        parts++;
        header.clear();
    }

    /** @param linesBefore line ends before {@code bodyStart} */
    private void endHeader(long bodyStart, long linesBefore) {
        OpenPart part = current;
        ContentFields fields = header.contentFields(part.isInDigest());
        if (part.isMessage()) {
            part.envelope = header.envelope();
        }
        if (part == root) {
            references = header.references();
        }
        keptOctets += header.keptOctets();
        byte[] boundary = fields.type().equals("multipart")
                ? Boundary.of(fields.parameters().get("boundary"))
                : null;
        if (boundary == null && !isMessage(fields)) {
            asLeaf(leafFields(fields), bodyStart, linesBefore);
        } else if (isDeepest(part) || isFull()) {
            asLeaf(opaque(fields), bodyStart, linesBefore);
        } else {
            asComposite(fields, boundary, bodyStart, linesBefore);
        }
    }

    private void asLeaf(ContentFields fields, long bodyStart, long linesBefore) {
        current.kind = OpenPart.Kind.LEAF;
        current.fields = fields;
        current.bodyStart = bodyStart;
        current.linesBefore = linesBefore;
        current.decodedSize = new DecodedSize(fields.encoding());
    }

    private void asComposite(ContentFields fields, byte[] boundary, long bodyStart, long linesBefore) {
        current.fields = fields;
        current.bodyStart = bodyStart;
        current.linesBefore = linesBefore;
        current.boundary = boundary;
        if (boundary != null) {
            current.kind = OpenPart.Kind.MULTI;
            boundaries.add(current);
        } else {
            current.kind = OpenPart.Kind.MESSAGE;
            begin(new OpenPart(current, bodyStart));
        }
    }

    /**
     * Ends all open parts within one, or with null all but the root, which then can be closed. A line end that is already
     * that of a header or of an inner boundary does not belong to the boundary after it, for no part around.
     */
    private void closeWithin(OpenPart outer, long end, long linesBefore) {
        long partEnd = end;
        long partLines = linesBefore;
        while (current != outer) {
            if (current.kind == OpenPart.Kind.HEADER) {
                partLines = partEnd < current.headerStart ? lines : partLines;
                partEnd = Math.max(partEnd, current.headerStart);
                endHeader(partEnd, partLines);
                continue;
            }
            partLines = Math.max(partLines, current.linesBefore);
            partEnd = Math.max(partEnd, current.bodyStart);
            addMissingPart(current, partEnd);
            if (current == root) {
                return;
            }
            close(partEnd, partLines);
        }
    }

    private void close(long end, long linesBefore) {
        OpenPart part = current;
        current = part.parent;
        current.children.add(part.close(end, linesBefore));
        current.innerEnvelope = part.envelope;
    }

    private static void addMissingPart(OpenPart part, long end) {
        if (part.kind == OpenPart.Kind.MULTI && part.children.isEmpty()) {
            part.children.add(new TextPart(HeaderBlock.NO_FIELDS, new Extent(end, end, end), 0, 0));
        }
    }

    /** A message can only be looked into where it is not encoded; RFC 2045 section 6.4 has no other encoding for it. */
    private static boolean isMessage(ContentFields fields) {
        return isMessageType(fields) && TransferDecoder.isIdentity(fields.encoding());
    }

    private static boolean isMessageType(ContentFields fields) {
        return fields.isType("message", "rfc822") || fields.isType("message", "global");
    }

    /** A multipart without a boundary is what any malformed Content-Type is (RFC 2045 section 5.2), an encoded message data. */
    private static ContentFields leafFields(ContentFields fields) {
        if (fields.type().equals("multipart")) {
            return fields.as("text", "plain", ContentTypeReader.US_ASCII);
        }
        return isMessageType(fields) ? opaque(fields) : fields;
    }

    private static ContentFields opaque(ContentFields fields) {
        return fields.as("application", "octet-stream", Map.of());
    }
}
