package org.mailroom.security.sasl.spnego;

/** A token is not what RFC 4178 says it is. */
final class SpnegoSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    SpnegoSyntaxException(String message) {
        super("SPNEGO: " + message);
    }
}
