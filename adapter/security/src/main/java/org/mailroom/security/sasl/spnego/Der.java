package org.mailroom.security.sasl.spnego;

import java.io.ByteArrayOutputStream;

/** The tags of tokens, and how elements are written (X.690). */
final class Der {

    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int ENUMERATED = 0x0A;
    static final int SEQUENCE = 0x30;

    /** The frame of a mechanism's first token (RFC 2743, section 3.1). */
    static final int APPLICATION_0 = 0x60;

    private static final int CONTEXT = 0xA0;

    private Der() {}

    /** The tag {@code [number]}, constructed. */
    static int context(int number) {
        return CONTEXT | number;
    }

    /** An element with these contents. */
    static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream element = new ByteArrayOutputStream(length + 6);
        element.write(tag);
        if (length < 0x80) {
            element.write(length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            element.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                element.write(length >>> (8 * i));
            }
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
