package org.mailroom.security.sasl.crammd5;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.mailroom.security.credential.CramMd5Context;

/** HMAC-MD5 (RFC 2104) from the states that {@link CramMd5Context} keeps, without the key. */
final class HmacMd5 {

    static final int OCTETS = 16;

    private static final int BLOCK = 64;

    /** Where the four words stand in Bouncy Castle's encoded state, big-endian; the self-test tells if that changes. */
    private static final int WORDS = 16;

    private HmacMd5() {}

    /** The code of a message. */
    static byte[] code(CramMd5Context context, byte[] message) {
        byte[] inner = finish(context.inner(), message);
        try {
            return finish(context.outer(), inner);
        } finally {
            Arrays.fill(inner, (byte) 0);
        }
    }

    private static byte[] finish(byte[] words, byte[] rest) {
        if (words.length != OCTETS) {
            throw new IllegalArgumentException(
                    "a CRAM-MD5 context has " + words.length + " octets instead of " + OCTETS);
        }
        byte[] state = afterOneBlock();
        for (int i = 0; i < OCTETS; i++) {
            state[WORDS + i] = words[(i & ~3) + 3 - (i & 3)];
        }
        MD5Digest md5 = new MD5Digest(state);
        Arrays.fill(state, (byte) 0);
        md5.update(rest, 0, rest.length);
        byte[] digest = new byte[OCTETS];
        md5.doFinal(digest, 0);
        return digest;
    }

    private static byte[] afterOneBlock() {
        MD5Digest md5 = new MD5Digest();
        md5.update(new byte[BLOCK], 0, BLOCK);
        return md5.getEncodedState();
    }
}
