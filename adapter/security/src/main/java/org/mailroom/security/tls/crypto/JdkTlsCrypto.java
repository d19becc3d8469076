package org.mailroom.security.tls.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.EncryptionAlgorithm;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipher;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;

/** Bouncy Castle's crypto on the JDK, with the JDK's ChaCha20-Poly1305 and RSASSA-PSS where it looks for its own. */
final class JdkTlsCrypto extends JcaTlsCrypto {

    private static final int KEY_SIZE = 32;

    JdkTlsCrypto(SecureRandom keyRandom, SecureRandom nonceRandom) {
        super(new Lookup(), keyRandom, nonceRandom);
    }

    @Override
    public TlsCipher createCipher(TlsCryptoParameters parameters, int encryptionAlgorithm, int macAlgorithm)
            throws IOException {
        return new ClosingCipher(
                encryptionAlgorithm == EncryptionAlgorithm.CHACHA20_POLY1305
                        ? chaCha20Poly1305(parameters)
                        : super.createCipher(parameters, encryptionAlgorithm, macAlgorithm));
    }

    private static TlsCipher chaCha20Poly1305(TlsCryptoParameters parameters) throws IOException {
        try {
            return new TlsAEADCipher(
                    parameters,
                    new JdkChaCha20Poly1305(Cipher.ENCRYPT_MODE),
                    new JdkChaCha20Poly1305(Cipher.DECRYPT_MODE),
                    KEY_SIZE,
                    JdkChaCha20Poly1305.TAG_SIZE,
                    TlsAEADCipher.AEAD_CHACHA20_POLY1305,
                    null);
        } catch (GeneralSecurityException e) {
            throw new TlsFatalAlert(AlertDescription.internal_error, e);
        }
    }

    @Override
    protected Boolean isSupportedEncryptionAlgorithm(int encryptionAlgorithm) {
        return encryptionAlgorithm == EncryptionAlgorithm.CHACHA20_POLY1305
                ? JdkChaCha20Poly1305.isAvailable()
                : super.isSupportedEncryptionAlgorithm(encryptionAlgorithm);
    }

    /** Where the secrets of TLS 1.3 begin (RFC 8446, section 7.1). */
    @Override
    public TlsSecret hkdfInit(int hash) {
        return new WatchedSecret(this, new byte[TlsCryptoUtils.getHashOutputSize(hash)]);
    }

    private static final class Lookup extends DefaultJcaJceHelper {

        private final RsaPssProvider rsaPss = new RsaPssProvider();

        @Override
        public Signature createSignature(String algorithm) throws NoSuchAlgorithmException {
            return rsaPss.has(algorithm) ? Signature.getInstance(algorithm, rsaPss) : super.createSignature(algorithm);
        }
    }
}
