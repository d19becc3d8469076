package org.mailroom.codec.smtp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of MAIL or RCPT (RFC 5321, section 4.1.2).
 *
 * @param values by keyword in upper case, in the order as written; empty where no value was given; unmodifiable
 */
public record EsmtpParameters(Map<String, String> values) {

    public EsmtpParameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether a parameter was given, with or without a value. */
    public boolean has(String upperCaseKeyword) {
        return values.containsKey(upperCaseKeyword);
    }

    /** The value of a parameter, empty text if it was given without one; nothing if it was not given. */
    public Optional<String> value(String upperCaseKeyword) {
        return Optional.ofNullable(values.get(upperCaseKeyword));
    }
}
