package org.mailroom.codec.imap;

/** Reads numbers (RFC 9051, section 9). */
final class NumberReader {

    static final long MAX_NUMBER = 0xFFFF_FFFFL;
    private static final int MOST_DIGITS = 19;

    private final ImapCursor in;

    NumberReader(ImapCursor in) {
        this.in = in;
    }

    long between(long least, long most, String what) throws ImapSyntaxException {
        int mark = in.mark();
        String digits = in.takeOne(Abnf::isDigit, what);
        long value = value(digits);
        if (value < least || value > most) {
            throw in.wrong(mark, what + " is to be from " + least + " to " + most);
        }
        return value;
    }

    long nzNumber() throws ImapSyntaxException {
        return between(1, MAX_NUMBER, "a number");
    }

    /** Exactly so many digits. */
    int digits(int count, String what) throws ImapSyntaxException {
        int mark = in.mark();
        String digits = in.takeOne(Abnf::isDigit, what);
        if (digits.length() != count) {
            throw in.wrong(mark, what + " has " + count + " digits");
        }
        return Integer.parseInt(digits);
    }

    /** Below 0 if it is more than 2<sup>63</sup>-1; leading zeros are allowed. */
    private static long value(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        if (digits.length() - zeros > MOST_DIGITS) {
            return -1;
        }
        try {
            return Long.parseLong(digits, zeros, digits.length(), 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
