package org.mailroom.codec.smtp;

import io.netty.buffer.ByteBufUtil;
import java.util.function.IntPredicate;

/** A place in a command's arguments, which moves on as rules are read. Positions in error texts count from 1. */
final class ArgumentCursor {

    static final int END = -1;

    private final String text;
    private final boolean utf8;
    private Refusal refusal = Refusal.ARGUMENTS;
    private int at;

    ArgumentCursor(String text, boolean utf8) {
        this.text = text;
        this.utf8 = utf8;
    }

    /** How errors are answered from here on. */
    void refuseWith(Refusal next) {
        refusal = next;
    }

    int mark() {
        return at;
    }

    void rewind(int mark) {
        at = mark;
    }

    String since(int mark) {
        return text.substring(mark, at);
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    int peek() {
        return isAtEnd() ? END : text.codePointAt(at);
    }

    int next() {
        int c = peek();
        at += c == END ? 0 : Character.charCount(c);
        return c;
    }

    boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Accepts an ASCII word, which ABNF reads in any case (RFC 5234, section 2.3). */
    boolean acceptWord(String word) {
        int end = at + word.length();
        if (end > text.length()
                || !CommandLine.upperCase(text.substring(at, end)).equals(CommandLine.upperCase(word))) {
            return false;
        }
        at = end;
        return true;
    }

    void expect(char c) throws SmtpSyntaxException {
        if (!accept(c)) {
            throw expected("'" + c + "'");
        }
    }

    String takeWhile(IntPredicate allowed) {
        int mark = at;
        while (!isAtEnd() && allowed.test(peek())) {
            next();
        }
        return since(mark);
    }

    void skipSpaces() {
        takeWhile(c -> c == ' ');
    }

    /** Whether the grammar of RFC 6531 is allowed and this character is one it adds. */
    boolean isUtf8(int c) {
        return utf8 && Abnf.isNonAscii(c);
    }

    /** Whether the grammar of RFC 6531 is allowed and this character may stand in a domain's label. */
    boolean isULabel(int c) {
        return utf8 && Abnf.isULabel(c);
    }

    void limit(int mark, int octets, String what) throws SmtpSyntaxException {
        int length = ByteBufUtil.utf8Bytes(since(mark));
        if (length > octets) {
            throw wrong(mark, what + " of " + length + " octets, at most " + octets + " are allowed");
        }
    }

    SmtpSyntaxException expected(String what) {
        int c = peek();
        if (c >= 0x80 && !utf8 && refusal.isOfAddress()) {
            return Refusal.NON_ASCII_ADDRESS.with("Non-ASCII character at position " + (at + 1) + ", SMTPUTF8 needed");
        }
        return wrong(at, "expected " + what + ", found " + name(c));
    }

    SmtpSyntaxException wrong(int mark, String what) {
        return refusal.with("Syntax error at position " + (mark + 1) + ": " + what);
    }

    private static String name(int c) {
        if (c == END) {
            return "the end";
        }
        return Abnf.isControl(c) || c >= 0x80 ? String.format("U+%04X", c) : "'" + (char) c + "'";
    }
}
