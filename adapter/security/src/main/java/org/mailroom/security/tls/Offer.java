package org.mailroom.security.tls;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a client may choose from. Only authenticated encryption with forward secrecy (RFC 9325, section 4.2).
 *
 * @param suites the IANA names, the preferred first; a protocol without any is missing
 */
record Offer(Map<TlsProtocol, List<String>> suites) {

    /**
     * X25519 first: with the JDK a handshake on P-256 costs twice as much. BoringSSL keeps to this order, Bouncy Castle with TLS
     * 1.3; the JDK, and Bouncy Castle with TLS 1.2, to the client's, which is the same for nearly all of them.
     */
    static final List<String> GROUPS = List.of("x25519", "secp256r1", "secp384r1");

    /** What Bouncy Castle may sign with and checks, where it does not know all of the platform's rules: nothing with SHA-1. */
    static final List<String> SIGNATURES = List.of(
            "ed25519",
            "ed448",
            "ecdsa_secp256r1_sha256",
            "ecdsa_secp384r1_sha384",
            "ecdsa_secp521r1_sha512",
            "rsa_pss_rsae_sha256",
            "rsa_pss_rsae_sha384",
            "rsa_pss_rsae_sha512",
            "rsa_pss_pss_sha256",
            "rsa_pss_pss_sha384",
            "rsa_pss_pss_sha512",
            "rsa_pkcs1_sha256",
            "rsa_pkcs1_sha384",
            "rsa_pkcs1_sha512");

    private static final List<String> TLS_1_3 =
            List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");

    private static final List<String> TLS_1_2 = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    static final Offer NOTHING = new Offer(Map.of());

    Offer {
        EnumMap<TlsProtocol, List<String>> copy = new EnumMap<>(TlsProtocol.class);
        suites.forEach((protocol, names) -> {
            if (!names.isEmpty()) {
                copy.put(protocol, List.copyOf(names));
            }
        });
        suites = copy;
    }

    /** That one and nothing else. */
    static Offer of(TlsProtocol protocol, String suite) {
        return new Offer(Map.of(protocol, List.of(suite)));
    }

    /** What a protocol can do with keys of these algorithms, the preferred first. */
    static List<String> candidates(TlsProtocol protocol, Collection<String> algorithms) {
        return candidates(protocol).stream()
                .filter(suite -> algorithms.stream().anyMatch(algorithm -> fits(suite, algorithm)))
                .toList();
    }

    /** Whether a suite can be used with a key of that algorithm. */
    static boolean fits(String suite, String algorithm) {
        return TLS_1_3.contains(suite) || suite.contains(algorithm.equals("EC") ? "_ECDSA_" : "_RSA_");
    }

    boolean isEmpty() {
        return suites.isEmpty();
    }

    Set<TlsProtocol> protocols() {
        return suites.keySet();
    }

    /** As in {@code TLSv1.2}. */
    String[] protocolNames() {
        return suites.keySet().stream().map(TlsProtocol::standardName).toArray(String[]::new);
    }

    /** Those of the newest protocol first. */
    List<String> suiteNames() {
        return Stream.of(TlsProtocol.TLSV1_3, TlsProtocol.TLSV1_2)
                .flatMap(protocol -> suites.getOrDefault(protocol, List.of()).stream())
                .toList();
    }

    private static List<String> candidates(TlsProtocol protocol) {
        return switch (protocol) {
            case TLSV1_3 -> TLS_1_3;
            case TLSV1_2 -> TLS_1_2;
        };
    }
}
