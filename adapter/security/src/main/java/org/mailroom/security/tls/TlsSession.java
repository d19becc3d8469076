package org.mailroom.security.tls;

/**
 * An established TLS session, as trace fields and applications are told of it.
 *
 * @param protocol as in {@code TLSv1.3}
 * @param cipherSuite the IANA name, as in {@code TLS_AES_256_GCM_SHA384}
 */
public record TlsSession(String protocol, String cipherSuite) {}
