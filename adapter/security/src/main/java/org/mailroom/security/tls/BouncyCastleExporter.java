package org.mailroom.security.tls;

import javax.net.ssl.SSLException;
import org.bouncycastle.jsse.BCSSLConnection;
import org.bouncycastle.jsse.BCSSLEngine;
import org.mailroom.security.tls.crypto.HandshakeSecrets;

/**
 * Bouncy Castle exports only as long as it has the secrets of the handshake, so it is done then: before anyone asks.
 * With TLS 1.3 only: of the secrets of TLS 1.2 nobody outside hears.
 */
final class BouncyCastleExporter implements Exporter {

    private final BCSSLEngine engine;
    private boolean isExported;
    private volatile byte[] exported;

    BouncyCastleExporter(BCSSLEngine engine) {
        this.engine = engine;
    }

    @Override
    public void during(Step handshake) throws SSLException {
        HandshakeSecrets.listen(this::capture);
        try {
            handshake.run();
        } finally {
            HandshakeSecrets.ignore();
        }
    }

    @Override
    public byte[] export() {
        byte[] octets = exported;
        return octets == null ? null : octets.clone();
    }

    private void capture() {
        BCSSLConnection connection = engine.getConnection();
        if (connection == null || isExported) {
            return;
        }
        isExported = true;
        try {
            exported = connection.getChannelBinding("tls-exporter");
        } catch (IllegalStateException e) {
            // TLS 1.2 without extended master secret.
            exported = null;
        }
    }
}
