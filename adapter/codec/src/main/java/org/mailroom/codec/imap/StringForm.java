package org.mailroom.codec.imap;

import java.time.OffsetDateTime;

/** The forms in which values can be written (RFC 9051, section 9). */
final class StringForm {

    /** Longer ones become literals, for clients that read quoted strings into small buffers. */
    private static final int LONGEST_QUOTED = 1000;

    private StringForm() {}

    /** Whether it can be quoted; without UTF-8 only ASCII can. */
    static boolean isQuotable(String text, boolean utf8) {
        if (text.length() > LONGEST_QUOTED) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0 || c >= 0x80) {
                return utf8 && c >= 0x80 && text.codePoints().allMatch(StringForm::isQuotableIn8Bits);
            }
        }
        return true;
    }

    private static boolean isQuotableIn8Bits(int c) {
        return c != '\r' && c != '\n' && c != 0 && isScalar(c);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Whether it can stand as an atom where an astring may, and is not taken for NIL. */
    static boolean isAtom(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_QUOTED
                && Abnf.areAtomChars(text)
                && !Abnf.upperCase(text).equals("NIL");
    }

    /** {@code date-time}, quotes included. */
    static String dateTime(OffsetDateTime time) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        int distance = Math.abs(minutes);
        StringBuilder text = new StringBuilder(28).append('"');
        text.append(time.getDayOfMonth() < 10 ? " " : "").append(time.getDayOfMonth());
        text.append('-').append(DateReader.MONTHS.get(time.getMonthValue() - 1)).append('-');
        twoDigits(text, time.getYear() / 100);
        twoDigits(text, time.getYear() % 100);
        twoDigits(text.append(' '), time.getHour());
        twoDigits(text.append(':'), time.getMinute());
        twoDigits(text.append(':'), time.getSecond());
        twoDigits(text.append(minutes < 0 ? " -" : " +"), distance / 60);
        twoDigits(text, distance % 60);
        return text.append('"').toString();
    }

    private static void twoDigits(StringBuilder text, int number) {
        text.append(number < 10 ? "0" : "").append(number);
    }

    private static boolean isScalar(int c) {
        return c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE;
    }
}
