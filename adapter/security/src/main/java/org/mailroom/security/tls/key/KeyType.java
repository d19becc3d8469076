package org.mailroom.security.tls.key;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.List;
import java.util.Locale;

/**
 * What the engines mean by a key type. Java's engine asks for {@code EC} or {@code RSASSA-PSS}, OpenSSL's also for {@code EC_EC},
 * and Bouncy Castle's for {@code EC/secp256r1}, {@code Ed25519} and {@code ECDHE_ECDSA}.
 *
 * @param algorithm of the key, as Java names it
 * @param curve the only one that will do; empty for any
 */
record KeyType(String algorithm, String curve) {

    private static final List<String> BROKEN_HASHES = List.of("MD5", "SHA1", "SHA224");

    static KeyType of(String asked) {
        int slash = asked.indexOf('/');
        if (slash >= 0) {
            return new KeyType(of(asked.substring(0, slash)).algorithm, asked.substring(slash + 1));
        }
        return switch (asked) {
            case "EC_EC", "EC_RSA", "ECDHE_ECDSA" -> new KeyType("EC", "");
            case "ECDHE_RSA", "DHE_RSA" -> new KeyType("RSA", "");
            case "Ed25519", "Ed448" -> new KeyType("EdDSA", asked);
            default -> new KeyType(asked, "");
        };
    }

    boolean fits(PublicKey key) {
        return key.getAlgorithm().equals(algorithm) && (curve.isEmpty() || curve.equalsIgnoreCase(curveOf(key)));
    }

    /** The name of the curve in TLS (RFC 8422, section 5.1.1); empty for a key without one. */
    static String curveOf(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return "secp" + ec.getParams().getOrder().bitLength() + "r1";
        }
        if (key instanceof EdECPublicKey ed) {
            return ed.getParams().getName();
        }
        return "";
    }

    /**
     * Whether a peer can check what this key signs, other than with SHA-1 and its like, which prove nothing any more (RFC 9155).
     *
     * @param signatures the peer's signature algorithms, as an engine spells them; empty when it told none (before TLS 1.2)
     */
    static boolean verifiable(PublicKey key, List<String> signatures) {
        String part =
                switch (key.getAlgorithm()) {
                    case "EC" -> "ECDSA";
                    case "EdDSA" -> "ED";
                    default -> "RSA";
                };
        return signatures.isEmpty()
                || signatures.stream()
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .anyMatch(name ->
                                name.contains(part) && BROKEN_HASHES.stream().noneMatch(name::contains));
    }
}
