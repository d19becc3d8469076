package org.mailroom.security.tls.key;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificates.
 *
 * @param source where it came from, for the log: a path and, in a key store, an alias
 * @param chain the server's own certificate first, then those that vouch for it; at least one
 */
public record ServerKey(String source, PrivateKey privateKey, List<X509Certificate> chain) {

    public ServerKey {
        chain = List.copyOf(chain);
    }

    /** The certificate that clients see. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** As Java names it: {@code EC}, {@code RSA}, rarely {@code EdDSA} or {@code RSASSA-PSS}. */
    public String algorithm() {
        return certificate().getPublicKey().getAlgorithm();
    }

    /** Without the private key: Java's own RSA keys tell their secret in their text. */
    @Override
    public String toString() {
        return source + " (" + algorithm() + ")";
    }
}
