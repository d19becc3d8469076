package org.mailroom.codec.smtp;

/** The character classes that the grammars of RFC 5321, RFC 5322 and RFC 6531 name. */
final class Abnf {

    private static final String ATEXT_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

    private Abnf() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHexDigit(int c) {
        return isDigit(c) || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f';
    }

    /** Let-dig (RFC 5321, section 4.1.2). */
    static boolean isLetDig(int c) {
        return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** A character of Ldh-str (RFC 5321, section 4.1.2). */
    static boolean isLdh(int c) {
        return isLetDig(c) || c == '-';
    }

    /** atext (RFC 5322, section 3.2.3). */
    static boolean isAtext(int c) {
        return isLetDig(c) || c > ' ' && c < 0x7F && ATEXT_SYMBOLS.indexOf(c) >= 0;
    }

    /** qtextSMTP (RFC 5321, section 4.1.2). */
    static boolean isQtext(int c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    /** dcontent (RFC 5321, section 4.1.3). */
    static boolean isDcontent(int c) {
        return c > ' ' && c < 0x7F && (c < '[' || c > ']');
    }

    /** A character of esmtp-value (RFC 5321, section 4.1.2). */
    static boolean isEsmtpValue(int c) {
        return isVisible(c) && c != '=';
    }

    /** VCHAR (RFC 5234, appendix B.1). */
    static boolean isVisible(int c) {
        return c > ' ' && c < 0x7F;
    }

    /** UTF8-non-ascii (RFC 6531, section 3.3) without the C1 controls, which no name holds, and lone surrogates. */
    static boolean isNonAscii(int c) {
        return c >= 0xA0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }

    static boolean isControl(int c) {
        return c >= 0 && c < ' ' || c >= 0x7F && c < 0xA0;
    }

    /** What a U-label may hold besides Ldh (RFC 5892): letters, digits, marks, and those that need a context. */
    static boolean isULabel(int c) {
        return isNonAscii(c)
                && (Character.isLetterOrDigit(c)
                        || isMark(c)
                        || "\u00B7\u0375\u05F3\u05F4\u200C\u200D\u30FB".indexOf(c) >= 0);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
