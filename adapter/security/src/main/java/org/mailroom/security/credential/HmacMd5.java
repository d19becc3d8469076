package org.mailroom.security.credential;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.MD5Digest;

/** HMAC-MD5 (RFC 2104) in two steps, as CRAM-MD5 needs it: what depends on the key alone, and the rest. */
public final class HmacMd5 {

    /** Of a code, and of a state. */
    public static final int OCTETS = 16;

    private static final int BLOCK = 64;

    /** Where MD5Digest has its four words, big-endian, in what it calls its encoded state; self tests watch over it. */
    private static final int WORDS = 16;

    private HmacMd5() {}

    /**
     * What depends on the key alone.
     *
     * @param key the caller clears it
     */
    public static CramMd5Context context(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? md5(key) : key, BLOCK);
        try {
            return new CramMd5Context(stateAfter(block, 0x36), stateAfter(block, 0x5C));
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    /**
     * The HMAC of a message.
     *
     * @return 16 octets; the caller clears them
     */
    public static byte[] finish(CramMd5Context context, byte[] message) {
        byte[] inner = finish(context.inner(), message);
        try {
            return finish(context.outer(), inner);
        } finally {
            Arrays.fill(inner, (byte) 0);
        }
    }

    private static byte[] finish(byte[] state, byte[] rest) {
        byte[] encoded = encodedAfter(new byte[BLOCK]);
        turn(state, 0, encoded, WORDS);
        MD5Digest md5 = new MD5Digest(encoded);
        Arrays.fill(encoded, (byte) 0);
        md5.update(rest, 0, rest.length);
        byte[] hash = new byte[OCTETS];
        md5.doFinal(hash, 0);
        return hash;
    }

    private static byte[] stateAfter(byte[] key, int pad) {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) (key[i] ^ pad);
        }
        byte[] encoded = encodedAfter(block);
        byte[] state = new byte[OCTETS];
        turn(encoded, WORDS, state, 0);
        Arrays.fill(block, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return state;
    }

    private static byte[] encodedAfter(byte[] block) {
        MD5Digest digest = new MD5Digest();
        digest.update(block, 0, block.length);
        return digest.getEncodedState();
    }

    /** Four words from one byte order to the other. */
    private static void turn(byte[] from, int fromStart, byte[] to, int toStart) {
        for (int i = 0; i < OCTETS; i++) {
            to[toStart + i] = from[fromStart + (i ^ 3)];
        }
    }

    private static byte[] md5(byte[] message) {
        MD5Digest digest = new MD5Digest();
        digest.update(message, 0, message.length);
        byte[] hash = new byte[OCTETS];
        digest.doFinal(hash, 0);
        return hash;
    }
}
