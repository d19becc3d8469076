package org.mailroom.codec.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** xtext (RFC 3461, section 4): {@code +XX}, in upper case, stands for the octet XX. */
public final class XText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private XText() {}

    /**
     * What xtext stands for, its octets read as UTF-8. Characters beyond ASCII may stand for themselves (RFC 6533).
     *
     * @throws SmtpSyntaxException 501 5.5.4 if it is no xtext, or stands for what is no UTF-8 or for control
     *     characters, which none of the parameters in xtext may hold
     */
    public static String decode(String xtext) throws SmtpSyntaxException {
        var in = new ArgumentCursor(xtext, true);
        ByteBuffer octets = ByteBuffer.allocate(xtext.getBytes(StandardCharsets.UTF_8).length);
        while (!in.isAtEnd()) {
            if (in.accept('+')) {
                octets.put(hexchar(in));
            } else {
                octets.put(xchar(in));
            }
        }
        return text(in, octets.flip());
    }

    /** The xtext for a text; characters beyond ASCII become the octets of UTF-8. */
    public static String encode(String text) {
        StringBuilder xtext = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isXchar(octet)) {
                xtext.append((char) octet);
            } else {
                xtext.append('+').append(HEX.toHexDigits(octet));
            }
        }
        return xtext.toString();
    }

    /** xchar = %d33-42 / %d44-60 / %d62-126. */
    private static boolean isXchar(int c) {
        return Abnf.isEsmtpValue(c) && c != '+';
    }

    private static byte[] xchar(ArgumentCursor in) throws SmtpSyntaxException {
        int c = in.peek();
        if (!isXchar(c) && !in.isUtf8(c)) {
            throw in.expected("a character of xtext");
        }
        return Character.toString(in.next()).getBytes(StandardCharsets.UTF_8);
    }

    /** hexchar = "+" 2(%x30-39 / %x41-46), after its sign. */
    private static byte hexchar(ArgumentCursor in) throws SmtpSyntaxException {
        return (byte) (hexDigit(in) << 4 | hexDigit(in));
    }

    private static int hexDigit(ArgumentCursor in) throws SmtpSyntaxException {
        int c = in.peek();
        if (!Abnf.isHexDigit(c) || c >= 'a') {
            throw in.expected("two hexadecimal digits in upper case after '+'");
        }
        return HexFormat.fromHexDigit(in.next());
    }

    private static String text(ArgumentCursor in, ByteBuffer octets) throws SmtpSyntaxException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
            if (text.codePoints().anyMatch(Abnf::isControl)) {
                throw in.wrong(0, "xtext of control characters");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw in.wrong(0, "xtext of octets that are no UTF-8");
        }
    }
}
