package org.mailroom.demo.web;

/** Builds HTML; whatever is added as text or as an attribute is escaped. */
final class Html {

    private final StringBuilder out = new StringBuilder(8192);

    /** Markup of ours, taken as it is: never anything that came from outside. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    /** Text from anywhere, between tags or within the double quotes of an attribute. */
    Html text(Object text) {
        String string = String.valueOf(text);
        for (int i = 0; i < string.length(); i++) {
            append(string.charAt(i));
        }
        return this;
    }

    private void append(char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(isHidden(c) ? '\uFFFD' : c);
        }
    }

    /** Controls and the marks that turn the direction of writing: a subject shall not disguise itself. */
    private static boolean isHidden(char c) {
        return Character.isISOControl(c) || c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
