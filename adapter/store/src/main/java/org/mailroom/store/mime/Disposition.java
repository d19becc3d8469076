package org.mailroom.store.mime;

import java.util.Map;

/**
 * Content-Disposition (RFC 2183).
 *
 * @param type in lower case
 * @param parameters as in {@link ContentFields}
 */
public record Disposition(String type, Map<String, String> parameters) {

    public Disposition {
        parameters = ContentFields.inOrder(parameters);
    }
}
