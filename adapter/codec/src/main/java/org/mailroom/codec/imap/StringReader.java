package org.mailroom.codec.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads atoms and strings (RFC 9051, section 9). */
final class StringReader {

    private final ImapCursor in;

    StringReader(ImapCursor in) {
        this.in = in;
    }

    /** {@code astring}; literals are of the given charset. */
    String astring(Charset charset) throws ImapSyntaxException {
        return isString() ? string(charset) : in.takeOne(Abnf::isAstringChar, "an atom or a string");
    }

    /** {@code string}; literals are of the given charset. */
    String string(Charset charset) throws ImapSyntaxException {
        return switch (in.peek()) {
            case '"' -> quoted();
            case ImapCursor.LITERAL -> decode(in.takeLiteral(), charset);
            default -> throw in.expected("a string");
        };
    }

    boolean isString() {
        return in.peek() == '"' || in.peek() == ImapCursor.LITERAL;
    }

    String quoted() throws ImapSyntaxException {
        in.expect('"');
        String text = in.takeWhile(Abnf::isQuotedChar);
        if (in.accept('"')) {
            return text;
        }
        StringBuilder all = new StringBuilder(text);
        while (!in.accept('"')) {
            if (in.accept('\\')) {
                all.append(quotedSpecial());
            } else {
                all.append(in.takeOne(Abnf::isQuotedChar, "'\"'"));
            }
        }
        return all.toString();
    }

    private char quotedSpecial() throws ImapSyntaxException {
        if (in.accept('"')) {
            return '"';
        }
        in.expect('\\');
        return '\\';
    }

    private String decode(CollectedLiteral literal, Charset charset) throws ImapSyntaxException {
        byte[] octets = literal.octets();
        if (!literal.binary()) {
            refuseNul(octets);
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw in.wrong(in.mark(), "the octets of a literal are not " + charset.name());
        }
    }

    /** CHAR8 is no 0 (RFC 9051, section 9). */
    private void refuseNul(byte[] octets) throws ImapSyntaxException {
        for (byte octet : octets) {
            if (octet == 0) {
                throw in.wrong(in.mark(), "a literal with an octet of value 0, literal8 needed");
            }
        }
    }

    /** The list of charsets for BADCHARSET is short: what else there is, clients no longer use. */
    static Charset charset(String name) {
        return switch (Abnf.upperCase(name)) {
            case "US-ASCII", "ASCII" -> StandardCharsets.US_ASCII;
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "ISO-8859-1" -> StandardCharsets.ISO_8859_1;
            default -> null;
        };
    }
}
