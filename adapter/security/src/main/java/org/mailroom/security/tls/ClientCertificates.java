package org.mailroom.security.tls;

/** Whether clients are asked for a certificate. */
public enum ClientCertificates {
    /** They are not. */
    OFF,
    /** They may send one; one that is not trusted ends the handshake. */
    WANTED,
    /** Without a trusted one there is no session. */
    REQUIRED
}
