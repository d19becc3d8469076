package org.mailroom.store.mime;

/**
 * Where a part lies in the stored message, in octets from its beginning. The header with the empty line after it goes from
 * {@code headerStart} to {@code bodyStart}, the body from there to {@code bodyEnd}, each exclusive. The line end before a
 * boundary belongs to the boundary (RFC 2046 section 5.1.1).
 */
public record Extent(long headerStart, long bodyStart, long bodyEnd) {

    public Extent {
        if (headerStart < 0 || bodyStart < headerStart || bodyEnd < bodyStart) {
            throw new IllegalArgumentException(
                    "A part cannot lie at " + headerStart + ", " + bodyStart + ", " + bodyEnd);
        }
    }

    /** Size of the body, still encoded. */
    public long octets() {
        return bodyEnd - bodyStart;
    }

    public OctetRange header() {
        return new OctetRange(headerStart, bodyStart);
    }

    public OctetRange body() {
        return new OctetRange(bodyStart, bodyEnd);
    }
}
