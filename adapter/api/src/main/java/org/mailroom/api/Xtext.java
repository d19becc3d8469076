package org.mailroom.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The xtext of RFC 3461, section 4: {@code +XX} stands for the octet XX. */
final class Xtext {

    private Xtext() {}

    /** Decodes leniently: a {@code +} that no two hexadecimal digits follow stands for itself. */
    static String decode(String text) {
        if (text.indexOf('+') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '+' && i + 2 < in.length && hex(in[i + 1]) >= 0 && hex(in[i + 2]) >= 0) {
                out.write(hex(in[i + 1]) << 4 | hex(in[i + 2]));
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
