package org.mailroom.security.tls;

import javax.net.ssl.SSLException;

/** Exports keying material of one session for {@code tls-exporter} (RFC 9266, section 2). */
@FunctionalInterface
interface Exporter {

    String LABEL = "EXPORTER-Channel-Binding";

    int LENGTH = 32;

    /** The engine cannot do it. */
    Exporter NONE = () -> null;

    /**
     * The 32 octets, once the handshake is done; null when there are none, as in a TLS 1.2 session without extended master secret
     * (RFC 7627, section 5.4).
     */
    byte[] export() throws Exception;

    /** Runs a part of the handshake; some engines can export in it only. */
    default void during(Step handshake) throws SSLException {
        handshake.run();
    }

    /** A part of a handshake. */
    @FunctionalInterface
    interface Step {

        void run() throws SSLException;
    }
}
