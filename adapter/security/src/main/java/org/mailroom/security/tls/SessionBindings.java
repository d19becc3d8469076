package org.mailroom.security.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The bindings of one connection, computed when they are asked for. The exporter reaches into the engine, so the connection takes
 * it back when it ends: a session that is kept longer keeps no engine.
 */
final class SessionBindings implements ChannelBindings {

    private final Optional<X509Certificate> certificate;
    private volatile Exporter exporter;

    SessionBindings(Optional<X509Certificate> certificate, Exporter exporter) {
        this.certificate = certificate;
        this.exporter = exporter;
    }

    @Override
    public Optional<byte[]> data(Type type) {
        return switch (type) {
            case TLS_EXPORTER -> exported();
            case TLS_SERVER_END_POINT -> certificate.flatMap(CertificateHash::of);
        };
    }

    /** The connection has ended. */
    void release() {
        exporter = Exporter.NONE;
    }

    /** What cannot be computed is not offered. */
    private Optional<byte[]> exported() {
        try {
            return Optional.ofNullable(exporter.export());
        } catch (Exception e) {
            return Optional.empty();
        }
    }
}
