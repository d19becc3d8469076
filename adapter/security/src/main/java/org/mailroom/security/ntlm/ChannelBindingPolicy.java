package org.mailroom.security.ntlm;

/** Whether a login is bound to the TLS session under it (Windows calls it Extended Protection). */
public enum ChannelBindingPolicy {
    /** What the client says of it is not looked at. */
    OFF,
    /**
     * A client that sends a binding must send the right one, {@code tls-server-end-point}. A client that binds to something else,
     * as Cyrus SASL does within TLS, is refused: the hash does not tell what it is of.
     */
    SUPPORTED,
    /** Within TLS every client must send the right one; elsewhere as {@link #SUPPORTED}. */
    REQUIRED
}
