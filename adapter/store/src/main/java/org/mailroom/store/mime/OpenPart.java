package org.mailroom.store.mime;

import java.util.ArrayList;
import java.util.List;

/** A part that has begun and not ended. */
final class OpenPart {

    /** What its octets are at the moment. */
    enum Kind {
        HEADER,
        LEAF,
        MESSAGE,
        MULTI
    }

    /** Null for the message itself. */
    final OpenPart parent;

    /** Composite parts around it. */
    final int depth;

    final long headerStart;
    final List<BodyPart> children = new ArrayList<>(0);

    Kind kind = Kind.HEADER;
    long bodyStart;

    /** Line ends of the message before its body. */
    long linesBefore;

    ContentFields fields;

    /** Of the message that this part is; null when it is no message. */
    Envelope envelope;

    /** Of the message within this part. */
    Envelope innerEnvelope;

    /** Of a multipart. */
    byte[] boundary;

    /** Of a leaf. */
    DecodedSize decodedSize;

    OpenPart(OpenPart parent, long headerStart) {
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.headerStart = headerStart;
    }

    /** Whether its header is that of a message, and not that of a part of a multipart. */
    boolean isMessage() {
        return parent == null || parent.kind == Kind.MESSAGE;
    }

    boolean isInDigest() {
        return parent != null
                && parent.kind == Kind.MULTI
                && parent.fields.subtype().equals("digest");
    }

    /** The finished part. @param lines line ends of the message before its end */
    BodyPart close(long end, long lines) {
        Extent extent = new Extent(headerStart, bodyStart, end);
        return switch (kind) {
            case MULTI -> new MultiPart(fields, extent, children);
            case MESSAGE -> new MessagePart(fields, extent, lines - linesBefore, innerEnvelope, children.get(0));
            default ->
                fields.type().equals("text")
                        ? new TextPart(fields, extent, lines - linesBefore, decodedSize.total())
                        : new BasicPart(fields, extent, decodedSize.total());
        };
    }
}
