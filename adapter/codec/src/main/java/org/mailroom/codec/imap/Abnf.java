package org.mailroom.codec.imap;

/** The character classes that the grammar of RFC 9051, section 9 names. What is no character is in none of them. */
final class Abnf {

    private static final boolean[] ATOM_CHARS = new boolean[0x80];

    static {
        for (char c = '!'; c < 0x7F; c++) {
            ATOM_CHARS[c] = "(){%*\"\\]".indexOf(c) < 0;
        }
    }

    private Abnf() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** ATOM-CHAR: any CHAR but atom-specials. */
    static boolean isAtomChar(int c) {
        return c >= 0 && c < ATOM_CHARS.length && ATOM_CHARS[c];
    }

    /** Whether all chars are ATOM-CHAR. */
    static boolean areAtomChars(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAtomChar(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** ASTRING-CHAR: ATOM-CHAR or resp-specials. */
    static boolean isAstringChar(int c) {
        return isAtomChar(c) || c == ']';
    }

    /** list-char: ATOM-CHAR, list-wildcards or resp-specials. */
    static boolean isListChar(int c) {
        return isAstringChar(c) || c == '%' || c == '*';
    }

    /** tag: any ASTRING-CHAR but "+". */
    static boolean isTagChar(int c) {
        return isAstringChar(c) && c != '+';
    }

    /** What the names of items, keys and options are made of. */
    static boolean isNameChar(int c) {
        return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.';
    }

    /** A character of base64 (RFC 4648, section 4), padding included. */
    static boolean isBase64Char(int c) {
        return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '+' || c == '/' || c == '=';
    }

    /** What may stand in a quoted string without a backslash; UTF-8 as RFC 9051 has it. */
    static boolean isQuotedChar(int c) {
        return c > 0 && c != '"' && c != '\\' && c != '\r' && c != '\n';
    }

    /** What no name may hold: the controls of ASCII and of ISO 8859, and the line separators (RFC 9051, section 5.1). */
    static boolean isControl(int c) {
        return c >= 0 && c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029;
    }

    /** ASCII letters to upper case, as ABNF compares them (RFC 5234, section 2.3); others stay, whatever the locale. */
    static String upperCase(String text) {
        StringBuilder upper = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                upper = upper == null ? new StringBuilder(text) : upper;
                upper.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return upper == null ? text : upper.toString();
    }
}
