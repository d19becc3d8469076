package org.mailroom.codec.smtp;

import org.mailroom.codec.smtp.SmtpFrame.Command;

/** Parts a command line into verb and arguments (RFC 5321, section 4.1.1). */
final class CommandLine {

    private static final char SP = ' ';
    private static final char HTAB = '\t';

    private CommandLine() {}

    static Command parse(String line) {
        int end = line.length();
        while (end > 0 && isWhiteSpace(line.charAt(end - 1))) {
            end--;
        }
        int verbEnd = line.indexOf(SP);
        if (verbEnd < 0 || verbEnd >= end) {
            return new Command(upperCase(line.substring(0, end)), "");
        }
        int start = verbEnd;
        while (line.charAt(start) == SP) {
            start++;
        }
        return new Command(upperCase(line.substring(0, verbEnd)), line.substring(start, end));
    }

    /** Turns ASCII letters only: for Unicode a dotless i would become the I of MAIL. */
    static String upperCase(String text) {
        StringBuilder upper = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                upper.setCharAt(i, (char) (c - 'a' + 'A'));
            }
        }
        return upper.toString();
    }

    private static boolean isWhiteSpace(char c) {
        return c == SP || c == HTAB;
    }
}
