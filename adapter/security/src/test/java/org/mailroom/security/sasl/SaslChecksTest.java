package org.mailroom.security.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.sasl.oauth.KeysSource;
import org.mailroom.security.sasl.oauth.TokenIssuer;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.selftest.SelfTest;

/** The known answers are right here, and every mechanism has one. */
class SaslChecksTest {

    private static final Set<String> ALL = AnyResponses.NAMES;

    @Test
    void allPass() {
        assertThat(SelfTest.run(SaslChecks.checks()).failures()).isEmpty();
    }

    @Test
    void everyMechanismHasOne() {
        assertThat(SaslChecks.checks().stream().map(Check::name).map(SaslChecks::mechanismOf))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(Optional::of).toList());
        assertThat(SaslChecks.mechanismOf("tls JDK")).isEmpty();
    }

    @Test
    void mechanismsStandInOrderAndOnlyWhereTheyCanWork() {
        TokenIssuer issuer = new TokenIssuer("https://id", "mail", KeysSource.parse("https://id/keys"), "sub");
        assertThat(names(ALL, List.of(issuer)))
                .containsExactly(
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
        assertThat(names(ALL, List.of())).doesNotContain("OAUTHBEARER", "XOAUTH2");
        assertThat(names(Set.of("PLAIN", "CRAM-MD5"), List.of(issuer))).containsExactly("CRAM-MD5", "PLAIN");
    }

    @Test
    void layeredMechanismsStandAfterScram() {
        SaslMechanism layered = new SaslMechanism() {
            @Override
            public String name() {
                return "NTLM";
            }

            @Override
            public boolean isClearText() {
                return false;
            }

            @Override
            public SaslExchange begin(SaslContext context) {
                throw new AssertionError("only its name is wanted");
            }
        };
        SaslSettings settings = new SaslSettings(List.of(), Optional.empty(), TestRealm.DECOY, SecurityMetrics.NONE);
        KnownUser user = KnownUser.withPassword("a", "b");
        assertThat(StandardMechanisms.create(Set.of("NTLM", "PLAIN", "SCRAM-SHA-1"), user, settings, List.of(layered)))
                .extracting(SaslMechanism::name)
                .containsExactly("SCRAM-SHA-1", "NTLM", "PLAIN");
        assertThat(StandardMechanisms.create(Set.of("PLAIN"), user, settings, List.of(layered)))
                .extracting(SaslMechanism::name)
                .containsExactly("PLAIN");
    }

    private static List<String> names(Set<String> enabled, List<TokenIssuer> issuers) {
        SaslSettings settings = new SaslSettings(issuers, Optional.empty(), TestRealm.DECOY, SecurityMetrics.NONE);
        return StandardMechanisms.create(enabled, KnownUser.withPassword("a", "b"), settings, List.of()).stream()
                .map(SaslMechanism::name)
                .toList();
    }
}
