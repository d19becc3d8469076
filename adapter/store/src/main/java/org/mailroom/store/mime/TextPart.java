package org.mailroom.store.mime;

/**
 * A part of type text.
 *
 * @param lines line ends in the body as stored
 * @param decodedOctets size with the transfer encoding removed (BINARY.SIZE, RFC 3516), or {@link #UNKNOWN}
 */
public record TextPart(ContentFields fields, Extent extent, long lines, long decodedOctets) implements BodyPart {}
