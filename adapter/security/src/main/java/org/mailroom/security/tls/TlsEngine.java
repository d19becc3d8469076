package org.mailroom.security.tls;

/** What does the cryptography and the protocol of TLS. */
public enum TlsEngine {
    /** The JDK's own; it is always there. Other threads than the event loops compute its handshakes. */
    JDK,
    /**
     * Bouncy Castle's JSSE, with the ciphers of the JDK: the JDK has no tls-exporter before version 25, this one has. Its
     * handshakes are computed on the event loops, a millisecond or two each, and it resumes no session of TLS 1.3.
     */
    BCJSSE,
    /**
     * BoringSSL through netty-tcnative: the fastest; there is a native library for few platforms only. Its handshakes are computed
     * on the event loops, about a third of a millisecond each: to hand them to other threads would take as long. It has no
     * tls-exporter, and with TLS 1.3 it drops what was not yet written when a client closes its direction.
     */
    OPENSSL
}
