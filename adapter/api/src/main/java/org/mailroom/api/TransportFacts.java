package org.mailroom.api;

import java.util.Objects;
import java.util.Optional;

/**
 * How a message came.
 *
 * @param protocol a name of the registry of RFC 3848: {@code SMTP}, {@code ESMTP}, {@code ESMTPS}, {@code LMTP},
 *     {@code UTF8SMTP} …; {@code LOCAL} when an application sent it through the connection factory
 * @param peerAddress the peer's IP address in text; empty for {@code LOCAL}
 * @param peerPort the peer's port; 0 for {@code LOCAL}
 * @param helo what the client called itself in EHLO, HELO or LHLO; not verified
 * @param tls the TLS session, when there was one
 * @param user the authenticated user, when there was one
 */
public record TransportFacts(
        String protocol, String peerAddress, int peerPort, String helo, Optional<Tls> tls, Optional<String> user) {

    public TransportFacts {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(peerAddress, "peerAddress");
        Objects.requireNonNull(helo, "helo");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(user, "user");
    }

    /**
     * A TLS session.
     *
     * @param protocol as in {@code TLSv1.3}
     * @param cipherSuite the IANA name, as in {@code TLS_AES_256_GCM_SHA384}
     */
    public record Tls(String protocol, String cipherSuite) {}
}
