package org.mailroom.store.mime;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads Content-Type (RFC 2045 section 5.1); what is absent or malformed means the default of section 5.2. */
final class ContentTypeReader {

    /** Parameters of the default type. */
    static final Map<String, String> US_ASCII = Map.of("charset", "us-ascii");

    private final String value;
    private final int maxParameters;
    private final Set<Cut> cuts;
    private String type = "text";
    private String subtype = "plain";
    private Map<String, String> parameters = US_ASCII;

    ContentTypeReader(String value, int maxParameters, Set<Cut> cuts) {
        this.value = value;
        this.maxParameters = maxParameters;
        this.cuts = cuts;
    }

    void read(boolean inDigest) {
        if (value == null) {
            if (inDigest) {
                type = "message";
                subtype = "rfc822";
                parameters = Map.of();
            }
            return;
        }
        FieldCursor cursor = new FieldCursor(value);
        String first = cursor.token().toLowerCase(Locale.ROOT);
        String second = cursor.skip('/') ? cursor.token().toLowerCase(Locale.ROOT) : "";
        if (!first.isEmpty() && !second.isEmpty()) {
            type = first;
            subtype = second;
            parameters = new ParameterReader(cursor, maxParameters, cuts).read();
        }
    }

    String type() {
        return type;
    }

    String subtype() {
        return subtype;
    }

    Map<String, String> parameters() {
        return parameters;
    }
}
