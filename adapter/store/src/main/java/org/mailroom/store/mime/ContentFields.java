package org.mailroom.store.mime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the header of a part says of its body. Octet strings; null where a field is absent.
 *
 * <p>Parameters are in the order of the header, names in lower case. As RFC 2231 section 7 asks of IMAP servers,
 * continuations are put together; a value with a charset keeps its coded form ({@code charset'language'%xx}) and the
 * asterisk at the end of its name. {@link HeaderText#parameter} decodes.
 *
 * @param type in lower case
 * @param subtype in lower case
 * @param id Content-ID
 * @param description Content-Description
 * @param encoding Content-Transfer-Encoding in lower case; 7bit where absent
 * @param md5 Content-MD5
 * @param language the tags of Content-Language
 * @param location Content-Location
 */
public record ContentFields(
        String type,
        String subtype,
        Map<String, String> parameters,
        String id,
        String description,
        String encoding,
        String md5,
        Disposition disposition,
        List<String> language,
        String location) {

    public ContentFields {
        Objects.requireNonNull(type);
        Objects.requireNonNull(subtype);
        Objects.requireNonNull(encoding);
        parameters = inOrder(parameters);
        language = List.copyOf(language);
    }

    /** The same fields with another media type. */
    ContentFields as(String newType, String newSubtype, Map<String, String> newParameters) {
        return new ContentFields(
                newType, newSubtype, newParameters, id, description, encoding, md5, disposition, language, location);
    }

    public boolean isType(String otherType, String otherSubtype) {
        return type.equals(otherType) && subtype.equals(otherSubtype);
    }

    static Map<String, String> inOrder(Map<String, String> parameters) {
        return parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
