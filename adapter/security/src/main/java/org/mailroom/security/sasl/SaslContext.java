package org.mailroom.security.sasl;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import org.mailroom.security.tls.ChannelBindings;

/**
 * What a mechanism may know of the connection.
 *
 * @param service the name by the GSSAPI service registry: {@code smtp}, {@code imap}
 * @param hostName what the server calls itself
 * @param peer the client's address
 * @param isEncrypted whether the connection is encrypted, by TLS or by a security layer
 * @param bindings of the TLS session, {@link ChannelBindings#NONE} without one
 * @param clientCertificate of the TLS session, verified
 */
public record SaslContext(
        String service,
        String hostName,
        InetAddress peer,
        boolean isEncrypted,
        ChannelBindings bindings,
        Optional<X509Certificate> clientCertificate) {

    public SaslContext {
        Objects.requireNonNull(service);
        Objects.requireNonNull(hostName);
        Objects.requireNonNull(peer);
        Objects.requireNonNull(bindings);
        Objects.requireNonNull(clientCertificate);
    }
}
