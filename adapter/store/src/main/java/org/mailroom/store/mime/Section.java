package org.mailroom.store.mime;

import java.util.List;

/**
 * A section specification of BODY[...] (RFC 9051 section 6.4.5) without its list of fields.
 *
 * @param part part numbers from 1 on; empty for the message itself
 */
public record Section(List<Integer> part, Kind kind) {

    public Section {
        part = List.copyOf(part);
    }

    /** What of the part is meant. */
    public enum Kind {
        /** Nothing said after the part number: the body of the part, or the whole message. */
        ALL,
        /** HEADER and HEADER.FIELDS: the header of a message. */
        HEADER,
        /** TEXT: the body of a message. */
        TEXT,
        /** MIME: the header of a part. */
        MIME
    }
}
