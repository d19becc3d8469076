package org.mailroom.security.tls.crypto;

import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.AbstractTlsSecret;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JceTlsSecret;

/** A secret of TLS 1.3 that tells before it is destroyed, as do all that are derived from it. */
final class WatchedSecret extends JceTlsSecret {

    WatchedSecret(JcaTlsCrypto crypto, byte[] secret) {
        super(crypto, secret);
    }

    @Override
    public synchronized TlsSecret hkdfExpand(int hash, byte[] info, int length) {
        return watched(super.hkdfExpand(hash, info, length));
    }

    @Override
    public synchronized TlsSecret hkdfExtract(int hash, TlsSecret input) {
        return watched(super.hkdfExtract(hash, input));
    }

    @Override
    public synchronized void destroy() {
        HandshakeSecrets.end();
        super.destroy();
    }

    private TlsSecret watched(TlsSecret derived) {
        TlsSecret watched = new WatchedSecret(crypto, copyData((AbstractTlsSecret) derived));
        derived.destroy();
        return watched;
    }
}
