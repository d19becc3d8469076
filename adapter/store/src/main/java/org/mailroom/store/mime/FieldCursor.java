package org.mailroom.store.mime;

/** A place in the value of a structured field (RFC 5322 section 3.2), read from left to right, each octet once or twice. */
final class FieldCursor {

    private final String value;
    private int at;

    /** The last comment passed over, or null. */
    private String comment;

    FieldCursor(String value) {
        this.value = value;
    }

    boolean atEnd() {
        return at == value.length();
    }

    /** The octet here; not to be called at the end. */
    char peek() {
        return value.charAt(at);
    }

    /** Goes on by one octet, where there is one. */
    void skip() {
        at = Math.min(at + 1, value.length());
    }

    /** Goes on by one octet if it is that one. */
    boolean skip(char octet) {
        if (atEnd() || peek() != octet) {
            return false;
        }
        at++;
        return true;
    }

    String comment() {
        return comment;
    }

    void forgetComment() {
        comment = null;
    }

    /** Passes over white space and comments. */
    void skipCfws() {
        while (!atEnd()) {
            if (peek() == '(') {
                comment = readComment();
            } else if (isBlank(peek())) {
                at++;
            } else {
                return;
            }
        }
    }

    /** A token of RFC 2045 section 5.1, possibly empty, with white space and comments before and after it passed over. */
    String token() {
        skipCfws();
        int start = at;
        while (!atEnd() && !isBlank(peek()) && "()<>@,;:\\\"/[]?=".indexOf(peek()) < 0) {
            at++;
        }
        String token = value.substring(start, at);
        skipCfws();
        return token;
    }

    /** Octets up to one of {@code ends}, a white space or an octet that begins a quoted string, comment or address. */
    String word(String ends) {
        int start = at;
        while (!atEnd() && !isBlank(peek()) && ends.indexOf(peek()) < 0) {
            at++;
        }
        return value.substring(start, at);
    }

    /** All up to one of {@code ends}, white space at the end removed. */
    String until(String ends) {
        int start = at;
        while (!atEnd() && ends.indexOf(peek()) < 0) {
            at++;
        }
        return value.substring(start, at).stripTrailing();
    }

    /** A quoted string that begins here, quoting removed. Without its end it goes on to the end of the value. */
    String quotedString() {
        at++;
        StringBuilder text = new StringBuilder();
        while (!atEnd() && peek() != '"') {
            appendQuoted(text);
        }
        skip();
        return text.toString();
    }

    private String readComment() {
        at++;
        StringBuilder text = new StringBuilder();
        for (int depth = 1; !atEnd(); ) {
            depth += peek() == '(' ? 1 : peek() == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            appendQuoted(text);
        }
        skip();
        return text.toString().strip();
    }

    private void appendQuoted(StringBuilder text) {
        if (peek() == '\\' && at + 1 < value.length()) {
            at++;
        }
        text.append(value.charAt(at++));
    }

    private static boolean isBlank(char octet) {
        return octet == ' ' || octet == '\t';
    }
}
