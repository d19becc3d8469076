package org.mailroom.security.sasl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.sasl.oauth.TokenIssuer;
import org.mailroom.security.sasl.scram.ScramDecoy;

/**
 * What mechanisms need besides a realm.
 *
 * @param issuers of OAuth tokens; none, and there is no mechanism for tokens
 * @param requiredScope that every token must have
 * @param decoy what SCRAM shows of users who do not exist
 */
public record SaslSettings(
        List<TokenIssuer> issuers, Optional<String> requiredScope, ScramDecoy decoy, SecurityMetrics metrics) {

    public SaslSettings {
        issuers = List.copyOf(issuers);
        Objects.requireNonNull(requiredScope);
        Objects.requireNonNull(decoy);
        Objects.requireNonNull(metrics);
    }
}
