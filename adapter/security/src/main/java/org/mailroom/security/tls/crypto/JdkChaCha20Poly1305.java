package org.mailroom.security.tls.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipherImpl;

/** One direction of a connection under ChaCha20-Poly1305 (RFC 7905). */
final class JdkChaCha20Poly1305 implements TlsAEADCipherImpl {

    static final int TAG_SIZE = 16;

    private static final String ALGORITHM = "ChaCha20-Poly1305";

    private final int mode;
    private final Cipher cipher;
    private SecretKey key;

    /** In {@link Cipher#ENCRYPT_MODE} or {@link Cipher#DECRYPT_MODE}. */
    JdkChaCha20Poly1305(int mode) throws GeneralSecurityException {
        this.mode = mode;
        this.cipher = Cipher.getInstance(ALGORITHM);
    }

    static boolean isAvailable() {
        try {
            Cipher.getInstance(ALGORITHM);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public void setKey(byte[] octets, int offset, int length) {
        key = new SecretKeySpec(octets, offset, length, "ChaCha20");
    }

    @Override
    public void init(byte[] nonce, int tagSize) throws IOException {
        try {
            cipher.init(mode, key, new IvParameterSpec(nonce));
        } catch (GeneralSecurityException e) {
            throw new TlsFatalAlert(AlertDescription.internal_error, e);
        }
    }

    @Override
    public int getOutputSize(int inputLength) {
        return mode == Cipher.ENCRYPT_MODE ? inputLength + TAG_SIZE : Math.max(0, inputLength - TAG_SIZE);
    }

    @Override
    public int doFinal(
            byte[] additionalData, byte[] input, int inputOffset, int inputLength, byte[] output, int outputOffset)
            throws IOException {
        try {
            cipher.updateAAD(additionalData);
            return cipher.doFinal(input, inputOffset, inputLength, output, outputOffset);
        } catch (GeneralSecurityException e) {
            throw new TlsFatalAlert(AlertDescription.bad_record_mac, e);
        }
    }
}
