package org.mailroom.security.sasl.oauth;

/** A token is not good. Carries no stack: clients cause as many of these as they like. */
final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(String reason) {
        super(reason, null, false, false);
    }
}
