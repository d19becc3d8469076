package org.mailroom.security.sasl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailroom.security.sasl.crammd5.CramMd5Checks;
import org.mailroom.security.sasl.external.ExternalMechanism;
import org.mailroom.security.sasl.login.LoginMechanism;
import org.mailroom.security.sasl.oauth.TokenChecks;
import org.mailroom.security.sasl.plain.PlainMechanism;
import org.mailroom.security.sasl.scram.ScramChecks;
import org.mailroom.security.selftest.Check;

/** What each mechanism must pass before it is offered: one check each, by known answers where an RFC has them. */
public final class SaslChecks {

    private static final String PREFIX = "sasl ";

    private SaslChecks() {}

    /** A check for each of {@link StandardMechanisms}. */
    public static List<Check> checks() {
        List<Check> checks = new ArrayList<>(ScramChecks.checks());
        checks.addAll(TokenChecks.checks());
        checks.addAll(CramMd5Checks.checks());
        checks.add(check(PlainMechanism.NAME, SaslChecks::plain));
        checks.add(check(LoginMechanism.NAME, SaslChecks::login));
        checks.add(check(ExternalMechanism.NAME, SaslChecks::external));
        return List.copyOf(checks);
    }

    /** The check of a mechanism, by the name of the mechanism. */
    public static Check check(String mechanism, Check.Body body) {
        String advice =
                mechanism + " is not offered; look for a damaged or doubled library, or a restricted Java platform";
        return new Check(nameOf(mechanism), advice, body);
    }

    /** The name of the check that a mechanism must pass. */
    public static String nameOf(String mechanism) {
        return PREFIX + mechanism;
    }

    /** The mechanism that falls with a check; none when it is not one of these. */
    public static Optional<String> mechanismOf(String check) {
        return check.startsWith(PREFIX) ? Optional.of(check.substring(PREFIX.length())) : Optional.empty();
    }

    private static void plain() {
        PlainMechanism mechanism = new PlainMechanism(KnownUser.withPassword("tim", "tanstaaftanstaaf"));
        try (SaslExchange exchange = mechanism.begin(KnownUser.connection())) {
            KnownUser.expectSuccess(exchange, "\0tim\0tanstaaftanstaaf", "");
        }
    }

    private static void login() {
        LoginMechanism mechanism = new LoginMechanism(KnownUser.withPassword("tim", "tanstaaftanstaaf"));
        try (SaslExchange exchange = mechanism.begin(KnownUser.connection())) {
            KnownUser.expect(exchange, null, "Username:");
            KnownUser.expect(exchange, "tim", "Password:");
            KnownUser.expectSuccess(exchange, "tanstaaftanstaaf", "");
        }
    }

    /** Nobody is let in without a certificate; the certificates themselves are tested with TLS. */
    private static void external() {
        ExternalMechanism mechanism =
                new ExternalMechanism(KnownUser.withPassword("tim", ""), unused -> Optional.of("tim"));
        try (SaslExchange exchange = mechanism.begin(KnownUser.connection())) {
            if (mechanism.isPossible(KnownUser.connection())
                    || !(exchange.next(new byte[0]) instanceof SaslStep.Failure)) {
                throw new IllegalStateException("a client without certificate is let in");
            }
        }
    }
}
