package org.mailroom.security.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * An established TLS session, as protocols and mechanisms are told of it. Its bindings reach into the engine as long
 * as the connection lasts, and not longer.
 *
 * @param protocol as in {@code TLSv1.3}
 * @param cipherSuite the IANA name, as in {@code TLS_AES_256_GCM_SHA384}
 * @param bindings what a login can be bound to
 * @param clientCertificate the client's certificate, if it sent one and it was verified
 */
public record TlsSession(
        String protocol, String cipherSuite, ChannelBindings bindings, Optional<X509Certificate> clientCertificate) {}
