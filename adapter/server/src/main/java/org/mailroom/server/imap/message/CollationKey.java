package org.mailroom.server.imap.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * What texts are ordered by (i;unicode-casemap): their octets in UTF-8 after the mapping.
 */
public final class CollationKey {

    /** Texts that differ only after so many octets count as equal, so that the keys of a large mailbox take bounded memory. */
    private static final int MAX_OCTETS = 256;

    private CollationKey() {}

    /** The key of a text; compared by {@link Arrays#compareUnsigned(byte[], byte[])}. */
    public static byte[] of(String text) {
        String beginning = text.length() > MAX_OCTETS ? text.substring(0, MAX_OCTETS) : text;
        byte[] key = UnicodeCasemap.fold(beginning).getBytes(UTF_8);
        return key.length > MAX_OCTETS ? Arrays.copyOf(key, MAX_OCTETS) : key;
    }
}
