package org.mailroom.security.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.sasl.oauth.KeysSource;
import org.mailroom.security.sasl.oauth.TokenIssuer;

/** What holds for every mechanism whatever the client sends. */
public final class AnyResponses {

    /** Of all mechanisms without a layer. */
    static final Set<String> NAMES = Set.of(
            "SCRAM-SHA-256-PLUS",
            "SCRAM-SHA-1-PLUS",
            "SCRAM-SHA-256",
            "SCRAM-SHA-1",
            "EXTERNAL",
            "OAUTHBEARER",
            "XOAUTH2",
            "CRAM-MD5",
            "PLAIN",
            "LOGIN");

    private static final int MAX_REASON = 600;
    private static final int MAX_CHALLENGE = 1_200;

    private AnyResponses() {}

    /** All mechanisms, for a realm whose only user is {@code anna} with password {@code geheim}. */
    public static List<SaslMechanism> mechanisms() {
        TokenIssuer issuer =
                new TokenIssuer("https://id.example.org", "mail", KeysSource.parse("/nonexistent/keys"), "sub");
        SaslSettings settings =
                new SaslSettings(List.of(issuer), Optional.empty(), TestRealm.DECOY, SecurityMetrics.NONE);
        List<SaslMechanism> all = StandardMechanisms.create(NAMES, TestRealm.of("anna", "geheim"), settings, List.of());
        assertThat(all).hasSize(NAMES.size());
        return all;
    }

    /** Every exchange ends in time, with bounded words, and lets nobody in who does not know the password. */
    public static void check(List<SaslMechanism> mechanisms, List<byte[]> responses) {
        for (SaslMechanism mechanism : mechanisms) {
            for (SaslContext context : List.of(Logins.connection(), Logins.connection(Logins.BOTH))) {
                check(mechanism, context, responses, false);
                check(mechanism, context, responses, true);
            }
        }
    }

    private static void check(
            SaslMechanism mechanism, SaslContext context, List<byte[]> responses, boolean isAskedFirst) {
        try (SaslExchange exchange = mechanism.begin(context)) {
            if (isAskedFirst) {
                check(exchange.next(null));
            }
            for (byte[] response : responses) {
                if (check(exchange.next(response.clone()))) {
                    return;
                }
            }
        }
    }

    private static boolean check(SaslStep step) {
        if (step instanceof SaslStep.Failure failure) {
            assertThat(failure.reason()).isNotBlank().hasSizeLessThan(MAX_REASON);
            return true;
        }
        assertThat(step).isInstanceOf(SaslStep.Challenge.class);
        assertThat(((SaslStep.Challenge) step).data()).hasSizeLessThan(MAX_CHALLENGE);
        return false;
    }
}
