package org.mailroom.security.tls.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Puts a private key and loose certificates together. */
final class ServerKeys {

    /** More than any chain that a client would follow. */
    private static final int LONGEST_CHAIN = 16;

    private ServerKeys() {}

    /**
     * The key with its own certificate and those that vouch for it, whatever order they come in; those that do not are left out.
     */
    static ServerKey of(String source, PrivateKey key, List<X509Certificate> certificates) throws KeySourceException {
        if (certificates.isEmpty()) {
            throw new KeySourceException(
                    source,
                    "holds no certificate for the private key",
                    "put the certificates in PEM into it, the server's own first"
                            + " (openssl x509 -inform DER converts one)");
        }
        KeyStrength.check(source, key);
        X509Certificate own = null;
        for (X509Certificate certificate : certificates.subList(0, Math.min(LONGEST_CHAIN, certificates.size()))) {
            if (KeyStrength.belong(key, certificate.getPublicKey())) {
                own = certificate;
                break;
            }
        }
        if (own == null) {
            throw new KeySourceException(
                    source,
                    "has a certificate for another key (the first is for "
                            + KeyFacts.printable(certificates.get(0).getSubjectX500Principal()) + ")",
                    "name the private key that the certificate was made for");
        }
        KeyStrength.check(source, own.getPublicKey());
        return new ServerKey(source, key, chain(own, certificates));
    }

    private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> certificates) {
        var chain = new ArrayList<X509Certificate>(List.of(own));
        X509Certificate last = own;
        while (chain.size() < LONGEST_CHAIN && !isSelfIssued(last)) {
            X509Certificate issuer = issuer(last, certificates);
            if (issuer == null || chain.contains(issuer)) {
                break;
            }
            chain.add(issuer);
            last = issuer;
        }
        return chain;
    }

    private static X509Certificate issuer(X509Certificate certificate, List<X509Certificate> certificates) {
        return certificates.stream()
                .filter(other -> other.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(other -> isSigned(certificate, other))
                .findFirst()
                .orElse(null);
    }

    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    static boolean isSigned(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
