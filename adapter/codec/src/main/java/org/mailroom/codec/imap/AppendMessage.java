package org.mailroom.codec.imap;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What APPEND or REPLACE says of a message before its octets (RFC 9051, section 6.3.12; RFC 3502; RFC 8508).
 *
 * @param flags may be empty, each once
 * @param internalDate when the message arrived, if that is to be kept
 * @param utf8 whether it stands in {@code UTF8 (...)} (RFC 6855, section 4)
 * @param literal its octets to come
 */
public record AppendMessage(
        List<Flag> flags, Optional<OffsetDateTime> internalDate, boolean utf8, LiteralStart literal) {}
