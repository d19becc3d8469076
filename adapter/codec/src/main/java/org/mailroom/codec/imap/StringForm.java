package org.mailroom.codec.imap;

import java.time.OffsetDateTime;
import java.util.Locale;

/** The forms in which values can be written (RFC 9051, section 9). */
final class StringForm {

    /** Longer ones become literals, for clients that read quoted strings into small buffers. */
    private static final int LONGEST_QUOTED = 1000;

    private StringForm() {}

    /** Whether it can be quoted; without UTF-8 only ASCII can. */
    static boolean isQuotable(String text, boolean utf8) {
        return text.length() <= LONGEST_QUOTED
                && text.codePoints()
                        .allMatch(c -> c != '\r' && c != '\n' && c != 0 && (c < 0x80 || utf8 && isScalar(c)));
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Whether it can stand as an atom where an astring may, and is not taken for NIL. */
    static boolean isAtom(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_QUOTED
                && text.chars().allMatch(Abnf::isAtomChar)
                && !Abnf.upperCase(text).equals("NIL");
    }

    /** {@code date-time}, quotes included. */
    static String dateTime(OffsetDateTime time) {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        int distance = Math.abs(minutes);
        return String.format(
                Locale.ROOT,
                "\"%2d-%s-%04d %02d:%02d:%02d %c%02d%02d\"",
                time.getDayOfMonth(),
                DateReader.MONTHS.get(time.getMonthValue() - 1),
                time.getYear(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                minutes < 0 ? '-' : '+',
                distance / 60,
                distance % 60);
    }

    private static boolean isScalar(int c) {
        return c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE;
    }
}
