package org.mailroom.codec.imap;

/** Text for people (RFC 9051, section 9, resp-text). */
final class ResponseText {

    private static final int LONGEST = 1000;

    private ResponseText() {}

    /** Not empty, on one line, and not to be taken for a response code. */
    static String of(String text, boolean afterCode) {
        String shown = printable(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        if (shown.isEmpty()) {
            return ".";
        }
        return !afterCode && shown.startsWith("[") ? "(" + shown.substring(1) : shown;
    }

    /** What is not printable ASCII becomes {@code ?}. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c < 0x7F ? c : '?');
        }
        return shown.toString();
    }
}
