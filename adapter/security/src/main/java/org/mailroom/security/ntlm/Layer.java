package org.mailroom.security.ntlm;

/** Whether what follows a login is sealed. */
public enum Layer {
    /** Never: sealing is not offered. */
    OFF,
    /** When the client has negotiated it; only where the mechanism says that the layer then follows. */
    NEGOTIATED,
    /** Always: a client that cannot is refused. */
    REQUIRED
}
