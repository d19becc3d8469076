package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The charset that a message names. Without one, or as US-ASCII, text is read as UTF-8, of which it is a part; octets that
 * are not valid in their charset, and all octets of an unknown one, are read as ISO-8859-1, so nothing is lost.
 */
final class TextCharset {

    private TextCharset() {}

    /** @param name or null */
    static Charset named(String name) {
        if (name == null || name.isEmpty()) {
            return UTF_8;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "utf-8", "us-ascii", "ascii" -> UTF_8;
            case "iso-8859-1" -> ISO_8859_1;
            default -> Known.BY_NAME.getOrDefault(lower, ISO_8859_1);
        };
    }

    /** All charsets of the JVM: {@link Charset#forName} takes milliseconds for a name that it does not know, each time. */
    private static final class Known {

        static final Map<String, Charset> BY_NAME = byName();

        private static Map<String, Charset> byName() {
            Map<String, Charset> byName = new HashMap<>();
            for (Charset charset : Charset.availableCharsets().values()) {
                byName.put(charset.name().toLowerCase(Locale.ROOT), charset);
                charset.aliases().forEach(alias -> byName.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
            }
            return byName;
        }
    }

    /** Decodes all at once. */
    static String decode(byte[] octets, Charset charset) {
        try (DecodedText text = new DecodedText(new ByteArrayInputStream(octets), charset, octets.length)) {
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
