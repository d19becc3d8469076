package org.mailroom.security.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;

/** The hash of a certificate for {@code tls-server-end-point} (RFC 5929, section 4.1). */
final class CertificateHash {

    private CertificateHash() {}

    /**
     * By the hash of its signature, or SHA-256 where that is MD5 or SHA-1; empty when the signature has no hash of its own, as
     * with Ed25519: for such a certificate the binding is undefined.
     */
    static Optional<byte[]> of(X509Certificate certificate) {
        Optional<String> hash = signatureHash(certificate);
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    MessageDigest.getInstance(atLeastSha256(hash.get())).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> signatureHash(X509Certificate certificate) {
        String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (name.equals("RSASSA-PSS")) {
            return pssHash(certificate);
        }
        int with = name.indexOf("WITH");
        return with < 0 ? Optional.empty() : Optional.of(name.substring(0, with));
    }

    private static Optional<String> pssHash(X509Certificate certificate) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            return Optional.of(parameters
                    .getParameterSpec(PSSParameterSpec.class)
                    .getDigestAlgorithm()
                    .toUpperCase(Locale.ROOT));
        } catch (GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    /** As MessageDigest names it: signatures say SHA256, digests SHA-256. */
    private static String atLeastSha256(String hash) {
        String name = hash.matches("SHA\\d+(/\\d+)?") ? "SHA-" + hash.substring(3) : hash;
        return name.equals("MD5") || name.equals("SHA-1") ? "SHA-256" : name;
    }
}
