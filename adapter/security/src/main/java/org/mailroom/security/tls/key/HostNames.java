package org.mailroom.security.tls.key;

import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The host names that a certificate is for (RFC 9525): its dNSName entries, as A-labels in lower case. The common name counts for
 * nothing (RFC 9525, section 2).
 *
 * @param exact whole names
 * @param wildcards what stands behind {@code *.}, which covers one label
 */
record HostNames(Set<String> exact, Set<String> wildcards) {

    private static final Integer DNS_NAME = 2;

    /** A certificate whose names cannot be read has none. */
    static HostNames of(X509Certificate certificate) {
        var exact = new HashSet<String>();
        var wildcards = new HashSet<String>();
        for (String name : dnsNames(certificate)) {
            String normal = normal(name);
            if (normal.startsWith("*.")) {
                wildcards.add(normal.substring(2));
            } else {
                exact.add(normal);
            }
        }
        return new HostNames(Set.copyOf(exact), Set.copyOf(wildcards));
    }

    /** As they stand in the certificate. */
    static List<String> dnsNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return List.of();
            }
            return names.stream()
                    .filter(name -> DNS_NAME.equals(name.get(0)))
                    .map(name -> (String) name.get(1))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Lower case, A-labels, no dot at the end; what is no host name stays as it is and matches nothing. */
    static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        try {
            return IDN.toASCII(lower).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }

    /** By its whole name. */
    boolean names(String normalHost) {
        return exact.contains(normalHost);
    }

    /** By its whole name or by a wildcard in place of its left-most label (RFC 9525, section 6.3). */
    boolean covers(String normalHost) {
        int dot = normalHost.indexOf('.');
        return names(normalHost) || dot > 0 && wildcards.contains(normalHost.substring(dot + 1));
    }

    /** Whether a host can be found that both are for. */
    boolean overlaps(HostNames other) {
        return exact.stream().anyMatch(other::covers)
                || other.exact.stream().anyMatch(this::covers)
                || wildcards.stream().anyMatch(other.wildcards::contains);
    }
}
