package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * The charset that a message names. Without one, or as US-ASCII, text is read as UTF-8, of which it is a part; octets that
 * are not valid in their charset, and all octets of an unknown one, are read as ISO-8859-1, so nothing is lost.
 */
final class TextCharset {

    private static final int MAX_NAME = 64;

    private TextCharset() {}

    /** @param name or null */
    static Charset named(String name) {
        if (name == null || name.isEmpty()) {
            return UTF_8;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8", "us-ascii", "ascii" -> UTF_8;
            default -> lookUp(name);
        };
    }

    private static Charset lookUp(String name) {
        if (name.length() > MAX_NAME) {
            return ISO_8859_1;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return ISO_8859_1;
        }
    }

    /** Decodes all at once. */
    static String decode(byte[] octets, Charset charset) {
        try (DecodedText text = new DecodedText(new ByteArrayInputStream(octets), charset)) {
            StringBuilder all = new StringBuilder(octets.length);
            char[] buffer = new char[256];
            for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
                all.append(buffer, 0, count);
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
