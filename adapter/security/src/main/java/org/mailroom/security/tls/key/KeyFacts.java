package org.mailroom.security.tls.key;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * What an administrator wants to know of a key. Nothing in it is secret, and its texts hold no control characters.
 *
 * @param source a path and, in a key store, an alias
 * @param names DNS names and IP addresses that the certificate is for
 * @param algorithm as in {@code RSA 2048} or {@code EC secp256r1}
 * @param sha256 the fingerprint of the certificate, in lower-case hexadecimal
 * @param selfSigned nobody else vouches for it
 */
public record KeyFacts(
        String source,
        String subject,
        String issuer,
        List<String> names,
        String algorithm,
        Instant notBefore,
        Instant notAfter,
        String sha256,
        boolean selfSigned) {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    public static KeyFacts of(ServerKey key) {
        X509Certificate certificate = key.certificate();
        return new KeyFacts(
                printable(key.source()),
                printable(certificate.getSubjectX500Principal()),
                printable(certificate.getIssuerX500Principal()),
                names(certificate),
                algorithm(certificate.getPublicKey()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                fingerprint(certificate),
                ServerKeys.isSelfIssued(certificate) && ServerKeys.isSigned(certificate, certificate));
    }

    /** All keys of a ring in one line. */
    public static String describe(KeyRing ring) {
        return ring.keys().stream().map(key -> of(key).toString()).collect(Collectors.joining("; "));
    }

    /** Whether the certificate is valid at that time. */
    public boolean isValid(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }

    /** In one line, for the log. */
    @Override
    public String toString() {
        return source + ": " + algorithm + " for " + (names.isEmpty() ? subject : String.join(", ", names))
                + ", valid from " + notBefore + " until " + notAfter + ", "
                + (selfSigned ? "self-signed" : "issued by " + issuer) + ", SHA-256 " + sha256;
    }

    static String printable(X500Principal principal) {
        return printable(principal.getName());
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name ->
                                    name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                            .map(name -> printable(name.get(1).toString()))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String algorithm(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? key.getAlgorithm() + " " + rsa.getModulus().bitLength()
                : key.getAlgorithm() + " " + KeyType.curveOf(key);
    }

    private static String fingerprint(Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256, and this certificate was read from its octets", e);
        }
    }
}
