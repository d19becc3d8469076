package org.mailroom.security.tls.key;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Set;

/** Whether a key is good enough for a server. */
final class KeyStrength {

    /** RFC 9325, section 4.5. */
    private static final int LEAST_RSA_BITS = 2048;

    private static final Set<String> ALGORITHMS = Set.of("RSA", "RSASSA-PSS", "EC", "EdDSA");

    private static final byte[] PROOF = new byte[32];

    private KeyStrength() {}

    /** Whether engines know what to do with keys of that kind. */
    static void check(String source, PrivateKey key) throws KeySourceException {
        if (!ALGORITHMS.contains(key.getAlgorithm())) {
            throw unsupported(source, key);
        }
    }

    static void check(String source, PublicKey key) throws KeySourceException {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new KeySourceException(
                    source,
                    "has an RSA key of " + rsa.getModulus().bitLength() + " bits",
                    "make one of at least " + LEAST_RSA_BITS + " bits, or EC P-256");
        }
        if (key instanceof ECPublicKey ec && !isNamed(ec)) {
            throw unsupported(source, key);
        }
    }

    private static KeySourceException unsupported(String source, Key key) {
        return new KeySourceException(
                source,
                "has a key of the algorithm " + key.getAlgorithm() + " that is of an unsupported kind or curve",
                "use RSA of 2048 bits or more, or EC on the curve P-256, P-384 or P-521");
    }

    /** Whether what the one signs the other verifies. */
    static boolean belong(PrivateKey privateKey, PublicKey publicKey) {
        if (!privateKey.getAlgorithm().equals(publicKey.getAlgorithm())) {
            return false;
        }
        try {
            Signature signer = signature(publicKey);
            signer.initSign(privateKey);
            signer.update(PROOF);
            Signature verifier = signature(publicKey);
            verifier.initVerify(publicKey);
            verifier.update(PROOF);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static Signature signature(PublicKey key) throws GeneralSecurityException {
        switch (key.getAlgorithm()) {
            case "RSA":
                return Signature.getInstance("SHA256withRSA");
            case "EC":
                return Signature.getInstance("SHA256withECDSA");
            case "RSASSA-PSS":
                Signature pss = Signature.getInstance("RSASSA-PSS");
                var bound = key instanceof RSAKey rsa ? rsa.getParams() : null;
                pss.setParameter(
                        bound != null
                                ? bound
                                : new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                return pss;
            default:
                return Signature.getInstance(key.getAlgorithm());
        }
    }

    /** By its numbers: a curve of the right size need not be the right one. */
    private static boolean isNamed(ECPublicKey key) {
        try {
            var named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(KeyType.curveOf(key)));
            ECParameterSpec expected = named.getParameterSpec(ECParameterSpec.class);
            ECParameterSpec actual = key.getParams();
            return isTls(KeyType.curveOf(key))
                    && actual.getCurve().equals(expected.getCurve())
                    && actual.getGenerator().equals(expected.getGenerator())
                    && actual.getOrder().equals(expected.getOrder());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isTls(String curve) {
        return curve.equals("secp256r1") || curve.equals("secp384r1") || curve.equals("secp521r1");
    }
}
