package org.mailroom.codec.smtp;

/** Quoted-string = DQUOTE *QcontentSMTP DQUOTE (RFC 5321, section 4.1.2; RFC 6531, section 3.3). */
final class QuotedString {

    private QuotedString() {}

    /** Reads one and answers what it stands for, without quotes and backslashes. */
    static String read(ArgumentCursor in) throws SmtpSyntaxException {
        in.expect('"');
        StringBuilder content = new StringBuilder();
        while (!in.accept('"')) {
            content.appendCodePoint(in.accept('\\') ? quotedPair(in) : qtext(in));
        }
        return content.toString();
    }

    private static int qtext(ArgumentCursor in) throws SmtpSyntaxException {
        int c = in.peek();
        if (!Abnf.isQtext(c) && !in.isUtf8(c)) {
            throw in.expected("a closing '\"' or a character of a quoted string");
        }
        return in.next();
    }

    private static int quotedPair(ArgumentCursor in) throws SmtpSyntaxException {
        int c = in.peek();
        if (c != ' ' && !Abnf.isVisible(c)) {
            throw in.expected("a printable ASCII character after '\\'");
        }
        return in.next();
    }
}
