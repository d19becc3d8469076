package org.mailroom.server.imap.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.mailroom.codec.imap.ImapWriter;

/**
 * Writes octet strings of the header (see {@link org.mailroom.store.mime}) so that the client gets those very octets: what
 * is not ASCII as a quoted string only if it is UTF-8 and the client can take that, else as a literal.
 */
public final class OctetString {

    private OctetString() {}

    /** {@code nstring}. @param value an octet string, or null for NIL */
    public static void write(ImapWriter out, String value) {
        if (value == null || isAscii(value)) {
            out.nstring(value);
            return;
        }
        byte[] octets = value.getBytes(ISO_8859_1);
        try {
            out.string(UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException e) {
            out.beginLiteral(octets.length, false).literalOctets(Unpooled.wrappedBuffer(octets));
        }
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
