package org.mailroom.server.imap.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads responses as a strict client does: strings, literals and balanced lists, and nothing else. Octets are chars. */
final class ResponseSyntax {

    private final String text;
    private final boolean utf8;
    private int at;

    private ResponseSyntax(String text, boolean utf8) {
        this.text = text;
        this.utf8 = utf8;
    }

    /** How many lines there are. */
    static int lines(String text, boolean utf8) throws CharacterCodingException {
        ResponseSyntax syntax = new ResponseSyntax(text, utf8);
        int lines = 0;
        while (syntax.at < text.length()) {
            syntax.line();
            lines++;
        }
        return lines;
    }

    private void line() throws CharacterCodingException {
        int depth = 0;
        while (!text.startsWith("\r\n", at)) {
            char c = text.charAt(at++);
            assertThat(c).isBetween(' ', '~');
            switch (c) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '"' -> quoted();
                case '{' -> literal(text.charAt(at - 2) == '~');
                default -> assertThat(depth).isNotNegative();
            }
        }
        assertThat(depth).isZero();
        at += 2;
    }

    private void quoted() throws CharacterCodingException {
        int start = at;
        while (text.charAt(at) != '"') {
            assertThat(text.charAt(at)).isNotIn('\r', '\n', '\0');
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        String value = text.substring(start, at++);
        if (utf8) {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(value.getBytes(ISO_8859_1)));
        } else {
            assertThat(value.chars()).allMatch(c -> c < 0x80);
        }
    }

    /** @param isBinary whether it may hold NUL */
    private void literal(boolean isBinary) {
        int end = text.indexOf("}\r\n", at);
        int size = Integer.parseInt(text.substring(at, end));
        String octets = text.substring(end + 3, end + 3 + size);
        assertThat(isBinary || octets.indexOf(0) < 0).isTrue();
        at = end + 3 + size;
    }
}
