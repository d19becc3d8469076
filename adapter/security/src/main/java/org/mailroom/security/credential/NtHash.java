package org.mailroom.security.credential;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.MD4Digest;

/**
 * What NTLM keeps instead of a password: NTOWFv1 ([MS-NLMP], section 3.3.1), MD4 of the password in UTF-16LE. Whoever
 * steals it can log in with it.
 */
public final class NtHash {

    /** Its length. */
    public static final int OCTETS = 16;

    private NtHash() {}

    /**
     * The hash of a password as it is typed: clients of NTLM do not prepare it.
     *
     * @param utf8 the caller clears it
     * @throws IllegalArgumentException when it is not UTF-8
     */
    public static byte[] of(byte[] utf8) {
        char[] text = Passwords.decoded(utf8);
        byte[] octets = new byte[2 * text.length];
        try {
            for (int i = 0; i < text.length; i++) {
                octets[2 * i] = (byte) text[i];
                octets[2 * i + 1] = (byte) (text[i] >> 8);
            }
            return md4(octets);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** RFC 1320. */
    static byte[] md4(byte[] message) {
        MD4Digest digest = new MD4Digest();
        digest.update(message, 0, message.length);
        byte[] hash = new byte[OCTETS];
        digest.doFinal(hash, 0);
        return hash;
    }
}
