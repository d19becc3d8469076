package org.mailroom.store.mime;

import java.util.List;

/**
 * A multipart.
 *
 * @param parts at least one: where the body holds none, an empty text/plain at its end, because the grammar wants one
 */
public record MultiPart(ContentFields fields, Extent extent, List<BodyPart> parts) implements BodyPart {

    public MultiPart {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A multipart has at least one part");
        }
    }
}
