package org.mailroom.security.sasl;

/** A mechanism (RFC 4422). One object serves all connections and holds nothing of them. */
public interface SaslMechanism {

    /** By the registry, as in {@code SCRAM-SHA-256-PLUS}. */
    String name();

    /**
     * Whether the client sends a secret that whoever reads along can use: such a mechanism is offered only where the connection
     * is encrypted, unless the administrator allows more.
     */
    boolean isClearText();

    /** Whether it can work on this connection; -PLUS needs a channel binding, EXTERNAL a client certificate. */
    default boolean isPossible(SaslContext context) {
        return true;
    }

    /** Begins a login. */
    SaslExchange begin(SaslContext context);
}
