package org.mailroom.server.trace;

/** Text of strangers for a log: what would begin a line of its own, or turn the reading direction, is written as its code. */
public final class Printable {

    private static final String LINE_SEPARATORS = "\u0085\u2028\u2029";
    private static final String DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private Printable() {}

    /** The text with each such character as in {@code \}{@code u000d}; the same text if it has none. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return escape(text);
            }
        }
        return text;
    }

    private static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnsafe(c)) {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static boolean isUnsafe(char c) {
        return Character.isISOControl(c) || LINE_SEPARATORS.indexOf(c) >= 0 || DIRECTIONS.indexOf(c) >= 0;
    }
}
