package org.mailroom.security.tls;

/** What does the cryptography and the protocol of TLS. */
public enum TlsEngine {
    /** The JDK's own; it is always there. */
    JDK,
    /** Bouncy Castle's JSSE, with the ciphers of the JDK: the JDK has no tls-exporter before version 25, this one has. */
    BCJSSE,
    /** BoringSSL through netty-tcnative: the fastest; there is a native library for few platforms only. */
    OPENSSL
}
