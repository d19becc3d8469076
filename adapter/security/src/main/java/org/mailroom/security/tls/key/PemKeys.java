package org.mailroom.security.tls.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Private keys as PEM files hold them: PKCS#8 (RFC 5958) plain and encrypted, and the older forms of OpenSSL. */
final class PemKeys {

    /** More rounds than any tool sets; a damaged file must not keep us busy for hours. */
    private static final int MOST_ROUNDS = 5_000_000;

    private PemKeys() {}

    /** @param block as Bouncy Castle's parser gives it */
    static PrivateKey decode(String where, Object block, char[] password) throws KeySourceException {
        boolean encrypted = block instanceof PKCS8EncryptedPrivateKeyInfo || block instanceof PEMEncryptedKeyPair;
        if (encrypted && password.length == 0) {
            throw new KeySourceException(where, "holds an encrypted private key", "set its password");
        }
        try {
            return new JcaPEMKeyConverter().getPrivateKey(clear(block, password));
        } catch (IOException | GeneralSecurityException | OperatorCreationException | RuntimeException e) {
            String reason = " (" + KeySourceException.reason(e) + ")";
            if (encrypted) {
                throw new KeySourceException(
                        where,
                        "holds a private key that this password does not open" + reason,
                        "check the password, or encrypt the key anew with openssl pkcs8 -topk8 -v2 aes-256-cbc",
                        e);
            }
            throw new KeySourceException(
                    where,
                    "holds a private key that is damaged or of an unsupported kind" + reason,
                    "use RSA of 2048 bits or more, or EC on the curve P-256, P-384 or P-521",
                    e);
        }
    }

    private static PrivateKeyInfo clear(Object block, char[] password)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        if (block instanceof PrivateKeyInfo plain) {
            return plain;
        }
        if (block instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (block instanceof PEMEncryptedKeyPair pair) {
            return pair.decryptKeyPair(new BcPEMDecryptorProvider(password)).getPrivateKeyInfo();
        }
        if (block instanceof PKCS8EncryptedPrivateKeyInfo pkcs8) {
            return decrypt(new EncryptedPrivateKeyInfo(pkcs8.getEncoded()), password);
        }
        throw new PEMException("unexpected " + block.getClass().getSimpleName());
    }

    private static PrivateKeyInfo decrypt(EncryptedPrivateKeyInfo encrypted, char[] password)
            throws GeneralSecurityException {
        var parameters = encrypted.getAlgParameters();
        if (parameters == null) {
            throw new InvalidKeyException("unknown encryption " + encrypted.getAlgName());
        }
        int rounds = parameters.getParameterSpec(PBEParameterSpec.class).getIterationCount();
        if (rounds > MOST_ROUNDS) {
            throw new InvalidKeyException(rounds + " rounds of key derivation");
        }
        // Java names the scheme PBES2 (RFC 8018) by the parts that its parameters tell.
        boolean pbes2 =
                encrypted.getAlgName().equals("PBES2") || encrypted.getAlgName().equals("1.2.840.113549.1.5.13");
        String algorithm = pbes2 ? parameters.toString() : encrypted.getAlgName();
        var secret = new PBEKeySpec(password);
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(algorithm).generateSecret(secret), parameters);
            return info(encrypted.getKeySpec(cipher).getEncoded());
        } finally {
            secret.clearPassword();
        }
    }

    private static PrivateKeyInfo info(byte[] octets) throws InvalidKeySpecException {
        try {
            return PrivateKeyInfo.getInstance(octets.clone());
        } catch (RuntimeException e) {
            throw new InvalidKeySpecException("no private key came out", e);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
