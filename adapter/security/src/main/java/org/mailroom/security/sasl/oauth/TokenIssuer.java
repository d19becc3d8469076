package org.mailroom.security.sasl.oauth;

import java.util.Objects;

/**
 * Who is trusted to name users.
 *
 * @param issuer the {@code iss} of its tokens, compared octet for octet
 * @param audience what must be among their {@code aud}: the name of this server at the issuer
 * @param userClaim the claim that holds the user name, as in {@code email} or {@code preferred_username}; choose one that users
 *     cannot set themselves
 */
public record TokenIssuer(String issuer, String audience, KeysSource keys, String userClaim) {

    public TokenIssuer {
        Objects.requireNonNull(keys);
        if (issuer.isBlank() || audience.isBlank() || userClaim.isBlank()) {
            throw new IllegalArgumentException("a token issuer needs an issuer, an audience and a user claim");
        }
    }
}
