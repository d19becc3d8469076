package org.mailroom.store.mime;

/** A node of BODYSTRUCTURE (RFC 9051 section 7.5.2). */
public sealed interface BodyPart permits TextPart, BasicPart, MessagePart, MultiPart {

    /** As {@code decodedOctets}: the transfer encoding is not known (the UNKNOWN-CTE of RFC 3516). */
    long UNKNOWN = -1;

    ContentFields fields();

    Extent extent();

    /** Size of the body as stored, still encoded. */
    default long octets() {
        return extent().octets();
    }
}
