package org.mailroom.codec.imap;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A place in a command's arguments, which moves on as rules are read. Positions in error texts count the characters of
 * the arguments from 1; literals count nothing.
 */
final class ImapCursor {

    static final int END = -1;
    static final int LITERAL = -2;
    static final int STREAMED_LITERAL = -3;

    private final String text;
    private final List<CollectedLiteral> literals;
    private final LiteralStart streamed;
    private boolean utf8;
    private int at;
    private int nextLiteral;

    /**
     * At the start of the arguments.
     *
     * @param literals in the order in which they stand in the text
     * @param streamed what follows the text; null if nothing does
     */
    ImapCursor(String text, List<CollectedLiteral> literals, LiteralStart streamed) {
        this.text = text;
        this.literals = literals;
        this.streamed = streamed;
    }

    /** Whether mailbox names are UTF-8 and no modified UTF-7. */
    boolean isUtf8() {
        return utf8;
    }

    void utf8(boolean names) {
        utf8 = names;
    }

    /** The whole text, with how many octets each literal has in its place. */
    String outline() {
        var outline = new StringBuilder(text.length() + 16);
        int from = 0;
        for (CollectedLiteral literal : literals) {
            outline.append(text, from, literal.at())
                    .append('<')
                    .append(literal.octets().length)
                    .append(" octets>");
            from = literal.at();
        }
        outline.append(text, from, text.length());
        return streamed == null ? outline.toString() : outline + "<" + streamed.size() + " octets>";
    }

    int mark() {
        return at;
    }

    /** The next character, or what stands here instead of one: a value below 0. */
    int peek() {
        if (at < limit()) {
            return text.charAt(at);
        }
        if (nextLiteral < literals.size()) {
            return LITERAL;
        }
        return streamed == null ? END : STREAMED_LITERAL;
    }

    boolean isAtEnd() {
        return peek() == END;
    }

    boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char c) throws ImapSyntaxException {
        if (!accept(c)) {
            throw expected(c == ' ' ? "a space" : "'" + c + "'");
        }
    }

    /** Accepts a name, in any case (RFC 5234, section 2.3), that no further character of a name follows. */
    boolean acceptName(String name) {
        int end = at + name.length();
        return (end >= limit() || !Abnf.isNameChar(text.charAt(end))) && acceptLetters(name);
    }

    /** Accepts letters, in any case, whatever follows. */
    boolean acceptLetters(String letters) {
        int end = at + letters.length();
        if (end > limit() || !Abnf.upperCase(text.substring(at, end)).equals(Abnf.upperCase(letters))) {
            return false;
        }
        at = end;
        return true;
    }

    void expectName(String name) throws ImapSyntaxException {
        if (!acceptName(name)) {
            throw expected(name);
        }
    }

    /** A name in upper case; empty if none stands here. */
    String name() {
        return Abnf.upperCase(takeWhile(Abnf::isNameChar));
    }

    String takeWhile(IntPredicate allowed) {
        int mark = at;
        int end = limit();
        while (at < end && allowed.test(text.charAt(at))) {
            at++;
        }
        return text.substring(mark, at);
    }

    String takeOne(IntPredicate allowed, String what) throws ImapSyntaxException {
        String taken = takeWhile(allowed);
        if (taken.isEmpty()) {
            throw expected(what);
        }
        return taken;
    }

    /** The literal that stands here. */
    CollectedLiteral takeLiteral() throws ImapSyntaxException {
        if (peek() != LITERAL) {
            throw expected("a literal");
        }
        return literals.get(nextLiteral++);
    }

    /** The announcement of the literal with which the arguments end. */
    LiteralStart takeStreamed() throws ImapSyntaxException {
        if (peek() != STREAMED_LITERAL) {
            throw expected("a literal");
        }
        return streamed;
    }

    ImapSyntaxException expected(String what) {
        return wrong(at, "expected " + what + ", found " + name(peek()));
    }

    ImapSyntaxException wrong(int mark, String what) {
        return new ImapSyntaxException("Syntax error at position " + (mark + 1) + ": " + what);
    }

    ImapSyntaxException wrong(int mark, String what, ResponseCode code) {
        return new ImapSyntaxException("At position " + (mark + 1) + ": " + what, code);
    }

    /** Where the text ends or is broken by a literal. */
    private int limit() {
        return nextLiteral < literals.size() ? literals.get(nextLiteral).at() : text.length();
    }

    private static String name(int c) {
        return switch (c) {
            case END -> "the end";
            case LITERAL, STREAMED_LITERAL -> "a literal";
            default -> c < ' ' || c >= 0x7F ? String.format("U+%04X", c) : "'" + (char) c + "'";
        };
    }
}
