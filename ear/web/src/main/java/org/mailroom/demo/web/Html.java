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

    /** What another has built. */
    Html append(Html other) {
        out.append(other.out);
        return this;
    }

    /** The beginning of a part of a page that keeps itself up to date. */
    Html section(String id, String title) {
        return markup("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\"><h2 id=\"" + id + "-title\">")
                .text(title)
                .markup("</h2>\n");
    }

    Html end() {
        return markup("</section>\n");
    }

    Html note(String text) {
        return markup("<p class=\"note\">").text(text).markup("</p>\n");
    }

    /** A short word in a colour: good, warn, bad or none. */
    Html badge(String tone, String text) {
        return markup("<span class=\"badge " + tone + "\">").text(text).markup("</span>");
    }

    /** A moment in ISO 8601, in the server's zone; breaks between date and time only. */
    Html time(String iso) {
        markup("<time datetime=\"").text(iso).markup("\">");
        for (String part : Units.moment(iso).split(" ")) {
            markup("<span>").text(part).markup("</span> ");
        }
        return markup("</time>");
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
