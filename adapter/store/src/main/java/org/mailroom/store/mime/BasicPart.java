package org.mailroom.store.mime;

/**
 * A part that is neither text nor composite.
 *
 * @param decodedOctets size with the transfer encoding removed (BINARY.SIZE, RFC 3516), or {@link #UNKNOWN}
 */
public record BasicPart(ContentFields fields, Extent extent, long decodedOctets) implements BodyPart {}
