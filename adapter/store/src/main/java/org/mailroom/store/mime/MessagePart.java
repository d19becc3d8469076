package org.mailroom.store.mime;

/**
 * A message within the message: message/rfc822 or message/global.
 *
 * @param lines line ends in the body, which is the inner message
 * @param envelope of the inner message
 * @param structure of the inner message; its header begins where this body begins
 */
public record MessagePart(ContentFields fields, Extent extent, long lines, Envelope envelope, BodyPart structure)
        implements BodyPart {}
