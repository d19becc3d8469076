package org.mailroom.security.credential;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Passwords as they are hashed: SASLprep (RFC 4013) in UTF-8, 1 to 1024 octets before and after. A password of
 * printable ASCII is its own preparation and is only copied; any other passes through the normalizer of the JDK, which
 * leaves it in a String until the garbage collector comes by.
 */
public final class Passwords {

    /** Of UTF-8. */
    public static final int MAX_OCTETS = 1024;

    private Passwords() {}

    /**
     * Prepares a new password; code points that Unicode 3.2 did not know are refused, because their preparation may
     * change (RFC 3454, section 7).
     *
     * @param utf8 the caller clears it
     * @return the caller clears it
     * @throws IllegalArgumentException when it cannot be a password; the text tells why, and does not show it
     */
    public static byte[] forStoring(byte[] utf8) {
        return prepared(utf8, true);
    }

    /**
     * Prepares a password that somebody tries.
     *
     * @param utf8 the caller clears it
     * @return the caller clears it; empty when nobody can have it
     */
    public static Optional<byte[]> forChecking(byte[] utf8) {
        try {
            return Optional.of(prepared(utf8, false));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] prepared(byte[] utf8, boolean forStoring) {
        mustHaveLength(utf8.length);
        if (isPrintableAscii(utf8)) {
            return utf8.clone();
        }
        char[] typed = decoded(utf8);
        char[] prepared = {};
        try {
            prepared = forStoring ? Preparation.stored(typed) : Preparation.query(typed);
            return encoded(prepared);
        } catch (IllegalArgumentException e) {
            // Without the cause: what the library says may quote the password.
            throw new IllegalArgumentException("the password, once prepared (SASLprep, RFC 4013), has not 1 to "
                    + MAX_OCTETS + " octets, or holds control characters or others that are not allowed");
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(prepared, '\0');
        }
    }

    /** @throws IllegalArgumentException when it is not UTF-8 */
    static char[] decoded(byte[] utf8) {
        CharBuffer decoded = CharBuffer.allocate(utf8.length);
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var outcome = decoder.decode(ByteBuffer.wrap(utf8), decoded, true);
            if (outcome.isError()) {
                throw new IllegalArgumentException("the password is not UTF-8");
            }
            return Arrays.copyOf(decoded.array(), decoded.position());
        } finally {
            Arrays.fill(decoded.array(), '\0');
        }
    }

    private static byte[] encoded(char[] text) {
        ByteBuffer encoded = ByteBuffer.allocate(3 * text.length);
        try {
            if (StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text), encoded, true)
                    .isError()) {
                throw new IllegalArgumentException("the password cannot be written in UTF-8");
            }
            mustHaveLength(encoded.position());
            return Arrays.copyOf(encoded.array(), encoded.position());
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    private static boolean isPrintableAscii(byte[] text) {
        for (byte symbol : text) {
            if (symbol < 0x20 || symbol == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static void mustHaveLength(int octets) {
        if (octets < 1 || octets > MAX_OCTETS) {
            throw new IllegalArgumentException("a password has 1 to " + MAX_OCTETS + " octets of UTF-8, not " + octets);
        }
    }
}
