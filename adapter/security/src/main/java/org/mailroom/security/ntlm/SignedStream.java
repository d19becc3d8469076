package org.mailroom.security.ntlm;

import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * One direction of a session ([MS-NLMP], section 3.4.4.2): its cipher, its key for signatures, its count. For one thread at a time.
 */
final class SignedStream {

    /** The version, 8 octets of checksum, the sequence number. */
    static final int SIGNATURE = 16;

    private static final int VERSION = 1;
    private static final int CHECKSUM_AT = 4;
    private static final int CHECKSUM = 8;
    private static final int SEQUENCE_AT = 12;

    private final SessionKeys keys;
    private final boolean sealsChecksums;
    private final RC4Engine cipher = new RC4Engine();
    private final HMac mac = new HMac(new MD5Digest());
    private final byte[] checksum = new byte[NtlmV2.KEY_LENGTH];
    private int sequence;

    /**
     * Begins at sequence number 0.
     *
     * @param sealsChecksums whether checksums are encrypted: so it is when keys were exchanged
     */
    SignedStream(SessionKeys keys, boolean sealsChecksums) {
        this.keys = keys;
        this.sealsChecksums = sealsChecksums;
        mac.init(new KeyParameter(keys.signing()));
        restartCipher();
    }

    /** Sets the cipher back to its beginning, and leaves the sequence number. */
    void restartCipher() {
        cipher.init(true, new KeyParameter(keys.sealing()));
    }

    /** Encrypts or decrypts; {@code from} and {@code to} may be the same octets. */
    void crypt(byte[] from, int offset, int length, byte[] to, int toOffset) {
        cipher.processBytes(from, offset, length, to, toOffset);
    }

    /** Writes the next signature. Sealed octets must have been encrypted before. */
    void sign(byte[] plain, int offset, int length, byte[] signature, int at) {
        putInt(signature, at, VERSION);
        putInt(signature, at + SEQUENCE_AT, sequence);
        mac.update(signature, at + SEQUENCE_AT, Integer.BYTES);
        mac.update(plain, offset, length);
        mac.doFinal(checksum, 0);
        if (sealsChecksums) {
            cipher.processBytes(checksum, 0, CHECKSUM, checksum, 0);
        }
        System.arraycopy(checksum, 0, signature, at + CHECKSUM_AT, CHECKSUM);
        sequence++;
    }

    /** Clears the keys. */
    void clear() {
        keys.clear();
        restartCipher();
        mac.init(new KeyParameter(keys.signing()));
    }

    private static void putInt(byte[] octets, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            octets[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
