package org.mailroom.codec.imap;

import java.util.List;

/** The names of mailboxes as ASCII (RFC 3501, section 5.1.3). */
public final class ModifiedUtf7 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

    private ModifiedUtf7() {}

    /**
     * The name that is encoded. A name has one form: others, which the section rules out, are refused, so that no two
     * texts name the same mailbox.
     *
     * @throws ImapSyntaxException if there is another character than printable ASCII, if a shift does not end, holds
     *     what is no modified BASE64 or no UTF-16, holds printable ASCII, or follows another one at once
     */
    public static String decode(String encoded) throws ImapSyntaxException {
        StringBuilder name = new StringBuilder(encoded.length());
        ImapCursor in = new ImapCursor(encoded, List.of(), null);
        boolean shifted = false;
        while (!in.isAtEnd()) {
            int mark = in.mark();
            if (!in.accept('&')) {
                name.append(in.takeOne(ModifiedUtf7::isDirect, "printable ASCII in modified UTF-7"));
                shifted = false;
            } else if (in.accept('-')) {
                name.append('&');
                shifted = false;
            } else if (shifted) {
                throw in.wrong(mark, "two shifts in modified UTF-7 where one is enough");
            } else {
                decode(in, name);
                shifted = true;
            }
        }
        return name.toString();
    }

    /** The encoded name, printable ASCII only. Lone surrogates are encoded as they are, and cannot be decoded. */
    public static String encode(String name) {
        StringBuilder encoded = new StringBuilder(name.length() + 8);
        int i = 0;
        while (i < name.length()) {
            char c = name.charAt(i);
            if (isPrintable(c)) {
                encoded.append(c == '&' ? "&-" : c);
                i++;
            } else {
                int end = i;
                while (end < name.length() && !isPrintable(name.charAt(end))) {
                    end++;
                }
                encode(name, i, end, encoded);
                i = end;
            }
        }
        return encoded.toString();
    }

    private static void encode(String name, int start, int end, StringBuilder encoded) {
        encoded.append('&');
        int bits = 0;
        int count = 0;
        for (int i = start; i < end; i++) {
            bits = bits << 16 | name.charAt(i);
            count += 16;
            while (count >= 6) {
                count -= 6;
                encoded.append(ALPHABET.charAt(bits >>> count & 0x3F));
            }
        }
        if (count > 0) {
            encoded.append(ALPHABET.charAt(bits << 6 - count & 0x3F));
        }
        encoded.append('-');
    }

    private static void decode(ImapCursor in, StringBuilder name) throws ImapSyntaxException {
        int mark = in.mark();
        String base64 = in.takeOne(c -> ALPHABET.indexOf(c) >= 0, "modified BASE64 or '-' after '&'");
        in.expect('-');
        int start = name.length();
        int bits = 0;
        int count = 0;
        for (int i = 0; i < base64.length(); i++) {
            bits = bits << 6 | ALPHABET.indexOf(base64.charAt(i));
            count += 6;
            if (count >= 16) {
                count -= 16;
                name.append((char) (bits >>> count));
            }
        }
        if (count >= 6 || (bits & (1 << count) - 1) != 0) {
            throw in.wrong(mark, "superfluous bits in modified BASE64");
        }
        check(in, mark, name, start);
    }

    private static void check(ImapCursor in, int mark, StringBuilder name, int start) throws ImapSyntaxException {
        int i = start;
        while (i < name.length()) {
            int c = name.codePointAt(i);
            if (isPrintable(c)) {
                throw in.wrong(mark, "printable ASCII in modified BASE64");
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw in.wrong(mark, "half a surrogate pair in modified BASE64");
            }
            i += Character.charCount(c);
        }
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c < 0x7F;
    }

    private static boolean isDirect(int c) {
        return isPrintable(c) && c != '&';
    }
}
