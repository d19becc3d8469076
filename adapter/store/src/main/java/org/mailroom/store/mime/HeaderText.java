package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;

/**
 * Text from octet strings of the header: UTF-8 (RFC 6532), encoded words (RFC 2047, with the language of RFC 2231) and coded
 * parameters. Time and memory are linear in the octets; what is malformed stays as it is.
 */
public final class HeaderText {

    private final String value;
    private final StringBuilder text = new StringBuilder();

    /** Octets of encoded words that follow each other: a character may be cut between two of them. */
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    private Charset pendingCharset;
    private int at;

    private HeaderText(String value) {
        this.value = value;
    }

    /** Decodes all encoded words of a value. @param value an octet string, or null, which stays null */
    public static String decode(String value) {
        if (value == null) {
            return null;
        }
        String text = plain(value);
        return text.contains("=?") ? new HeaderText(text).words() : text;
    }

    /**
     * The text of a parameter: the extended one (RFC 2231 section 4) if there is one, else the plain one, in which encoded
     * words are decoded because many senders write them there.
     *
     * @param parameters as in {@link ContentFields}
     * @param name in lower case
     * @return null when there is no such parameter
     */
    public static String parameter(Map<String, String> parameters, String name) {
        String extended = parameters.get(name + "*");
        if (extended == null) {
            return decode(parameters.get(name));
        }
        int charsetEnd = extended.indexOf('\'');
        int languageEnd = extended.indexOf('\'', charsetEnd + 1);
        if (charsetEnd < 0 || languageEnd < 0) {
            return plain(PercentCoding.decode(extended));
        }
        byte[] octets =
                PercentCoding.decode(extended.substring(languageEnd + 1)).getBytes(ISO_8859_1);
        return TextCharset.decode(octets, TextCharset.named(extended.substring(0, charsetEnd)));
    }

    private static String plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0x7f) {
                return TextCharset.decode(value.getBytes(ISO_8859_1), UTF_8);
            }
        }
        return value;
    }

    private String words() {
        while (at < value.length()) {
            int start = value.indexOf("=?", at);
            if (start < 0) {
                break;
            }
            boolean isBetweenWords =
                    pendingCharset != null && value.substring(at, start).isBlank();
            if (!isBetweenWords) {
                flush();
                text.append(value, at, start);
            }
            int gap = at;
            at = start;
            if (!word()) {
                flush();
                text.append(value, isBetweenWords ? gap : start, start + 2);
                at = start + 2;
            }
        }
        flush();
        return text.append(value, at, value.length()).toString();
    }

    /** Reads {@code =?charset?encoding?text?=} here; goes on only if there is one. */
    private boolean word() {
        int charsetEnd = value.indexOf('?', at + 2);
        int encodingEnd = charsetEnd < 0 ? -1 : charsetEnd + 2;
        if (encodingEnd < 0 || encodingEnd >= value.length() || value.charAt(encodingEnd) != '?') {
            return false;
        }
        int textEnd = value.indexOf('?', encodingEnd + 1);
        if (textEnd < 0 || textEnd + 1 >= value.length() || value.charAt(textEnd + 1) != '=') {
            return false;
        }
        String name = value.substring(at + 2, charsetEnd);
        int language = name.indexOf('*');
        byte[] octets =
                octets(Character.toLowerCase(value.charAt(charsetEnd + 1)), value.substring(encodingEnd + 1, textEnd));
        if (octets == null || name.isEmpty()) {
            return false;
        }
        add(TextCharset.named((language < 0 ? name : name.substring(0, language)).toLowerCase(Locale.ROOT)), octets);
        at = textEnd + 2;
        return true;
    }

    private void add(Charset charset, byte[] octets) {
        if (!charset.equals(pendingCharset)) {
            flush();
        }
        pendingCharset = charset;
        pending.writeBytes(octets);
    }

    private void flush() {
        if (pendingCharset != null) {
            text.append(TextCharset.decode(pending.toByteArray(), pendingCharset));
            pending.reset();
            pendingCharset = null;
        }
    }

    private static byte[] octets(char encoding, String coded) {
        return switch (encoding) {
            case 'b' -> base64(coded.getBytes(ISO_8859_1));
            case 'q' -> quoted(coded);
            default -> null;
        };
    }

    private static byte[] base64(byte[] coded) {
        byte[] out = new byte[TransferDecoder.maxOutput(coded.length)];
        Base64Decoder decoder = new Base64Decoder();
        ByteArrayOutputStream octets = new ByteArrayOutputStream(coded.length);
        octets.write(out, 0, decoder.decode(coded, 0, coded.length, out));
        octets.write(out, 0, decoder.finish(out));
        return octets.toByteArray();
    }

    private static byte[] quoted(String coded) {
        return PercentCoding.decode(coded.replace('_', ' '), '=').getBytes(ISO_8859_1);
    }
}
