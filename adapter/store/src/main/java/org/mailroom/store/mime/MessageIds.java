package org.mailroom.store.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * Message identifiers (RFC 5322 section 3.6.4), normalised as RFC 5256 section 3 asks: without angle brackets, white space,
 * comments and quoting, so that two of them are the same identifier exactly when they are equal.
 */
public final class MessageIds {

    private MessageIds() {}

    /**
     * All identifiers of Message-ID, In-Reply-To or References.
     *
     * @param value an octet string, or null
     * @return in their order; what is no identifier is left out
     */
    public static List<String> parse(String value) {
        List<String> ids = new ArrayList<>();
        if (value == null) {
            return ids;
        }
        FieldCursor cursor = new FieldCursor(value);
        while (!cursor.atEnd()) {
            cursor.until("<");
            if (cursor.skip('<')) {
                String id = id(cursor);
                if (id != null) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /** The first identifier, or null. */
    public static String first(String value) {
        List<String> ids = parse(value);
        return ids.isEmpty() ? null : ids.get(0);
    }

    private static String id(FieldCursor cursor) {
        StringBuilder text = new StringBuilder();
        int at = -1;
        cursor.skipCfws();
        while (!cursor.atEnd() && cursor.peek() != '>') {
            switch (cursor.peek()) {
                case '<' -> {
                    return null;
                }
                case '"' -> text.append(cursor.quotedString());
                case '@' -> {
                    at = at < 0 ? text.length() : at;
                    text.append('@');
                    cursor.skip();
                }
                case ')' -> cursor.skip();
                default -> text.append(cursor.word("<>@\"()"));
            }
            cursor.skipCfws();
        }
        boolean isClosed = cursor.skip('>');
        return isClosed && at > 0 && at < text.length() - 1 ? text.toString() : null;
    }
}
