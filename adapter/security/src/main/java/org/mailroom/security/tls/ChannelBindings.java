package org.mailroom.security.tls;

import java.util.Optional;

/** What ties a login to the TLS session under it, so that it cannot be relayed through another (RFC 5056). */
@FunctionalInterface
public interface ChannelBindings {

    /** None: there is no TLS. */
    ChannelBindings NONE = type -> Optional.empty();

    /** The types, by the registry of RFC 5056. */
    enum Type {
        /** Keying material of the session (RFC 9266); only where the engine exports it. */
        TLS_EXPORTER("tls-exporter"),
        /** The hash of the server's certificate (RFC 5929, section 4). */
        TLS_SERVER_END_POINT("tls-server-end-point");

        private final String registeredName;

        Type(String registeredName) {
            this.registeredName = registeredName;
        }

        /** As in {@code tls-exporter}. */
        public String registeredName() {
            return registeredName;
        }
    }

    /** The data of that type, if this session has it. */
    Optional<byte[]> data(Type type);
}
