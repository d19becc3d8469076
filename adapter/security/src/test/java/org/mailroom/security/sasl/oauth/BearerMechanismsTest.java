package org.mailroom.security.sasl.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.security.sasl.Logins.connection;
import static org.mailroom.security.sasl.Logins.first;
import static org.mailroom.security.sasl.Logins.kind;
import static org.mailroom.security.sasl.Logins.text;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.TestRealm;

class BearerMechanismsTest {

    private final TestRealm realm = TestRealm.of("anna@example.org", "x");
    private final SaslMechanism oauth = new OAuthBearerMechanism(realm, verifier(Optional.empty()));
    private final SaslMechanism xoauth2 = new XOAuth2Mechanism(realm, verifier(Optional.empty()));
    private final String token = Tokens.good("Anna@example.org");

    static TokenVerifier verifier(Optional<String> scope) {
        TokenIssuer issuer = new TokenIssuer(
                Tokens.ISSUER, Tokens.AUDIENCE, KeysSource.parse("https://id.example.org/keys"), "email");
        return new TokenVerifier(
                List.of(issuer), scope, unused -> new ImmutableJWKSet<>(new JWKSet(Tokens.EC.toPublicJWK())));
    }

    @Test
    void aGoodTokenLogsIn() {
        SaslStep anna = SaslStep.Success.of("anna@example.org");
        assertThat(first(oauth, "n,,\1auth=Bearer " + token + "\1\1")).isEqualTo(anna);
        assertThat(first(oauth, "y,a=anna@EXAMPLE.org,\1host=mail\1port=143\1auth=bearer " + token + "\1\1"))
                .isEqualTo(anna);
        assertThat(first(xoauth2, "user=anna@example.org\1auth=Bearer " + token + "\1\1"))
                .isEqualTo(anna);
    }

    @Test
    void theClientIsAskedWhenItSaysNothing() {
        try (SaslExchange exchange = oauth.begin(connection())) {
            assertThat(text(exchange.next(null))).isEmpty();
            assertThat(exchange.next(("n,,\1auth=Bearer " + token + "\1\1").getBytes(UTF_8)))
                    .isInstanceOf(SaslStep.Success.class);
        }
    }

    @Test
    void aBadTokenIsToldOfInJsonAndFailsAfterwards() {
        refused(oauth, "n,,\1auth=Bearer a.b.c\1\1", "{\"status\":\"invalid_token\"}");
        refused(oauth, "n,,\1\1", "{\"status\":\"invalid_token\"}");
        refused(
                xoauth2,
                "user=anna@example.org\1auth=Bearer a.b.c\1\1",
                "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"\"}");
    }

    @Test
    void aMissingScopeIsNamed() {
        refused(
                new OAuthBearerMechanism(realm, verifier(Optional.of("mail"))),
                "n,,\1auth=Bearer " + token + "\1\1",
                "{\"status\":\"insufficient_scope\",\"scope\":\"mail\"}");
        refused(
                new XOAuth2Mechanism(realm, verifier(Optional.of("mail"))),
                "user=anna@example.org\1auth=Bearer " + token + "\1\1",
                "{\"status\":\"403\",\"schemes\":\"bearer\",\"scope\":\"mail\"}");
    }

    @Test
    void aUserWhoIsNotOursLooksLikeABadToken() {
        CredentialStore nobody = new TestRealm();
        refused(
                new OAuthBearerMechanism(nobody, verifier(Optional.empty())),
                "n,,\1auth=Bearer " + token + "\1\1",
                "{\"status\":\"invalid_token\"}");
    }

    private static void refused(SaslMechanism mechanism, String response, String json) {
        SaslStep step = first(mechanism, response);
        assertThat(text(step)).isEqualTo(json);
        assertThat(((SaslStep.Challenge) step).decided())
                .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(Kind.BAD_CREDENTIALS));
    }

    @Test
    void nobodyActsAsAnother() {
        assertThat(kind(first(oauth, "n,a=otto@example.org,\1auth=Bearer " + token + "\1\1")))
                .isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(kind(first(xoauth2, "user=otto@example.org\1auth=Bearer " + token + "\1\1")))
                .isEqualTo(Kind.NOT_AUTHORIZED);
    }

    @Test
    void brokenMessagesAreRefused() {
        for (String broken : List.of(
                "",
                "n,,",
                "n,,\1",
                "auth=Bearer x\1\1",
                "p=tls-exporter,,\1auth=Bearer x\1\1",
                "n,,\1auth=Bearer x\1",
                "n,,\1auth=Bearer x",
                "n,,\1auth=Bearer x\1\1\1",
                "n,,\1auth=Basic eDp5\1\1",
                "n,,\1auth\1\1",
                "n,,\1=x\1\1",
                "n,,\1auth=Bearer x\1auth=Bearer y\1\1",
                "n,,auth=Bearer x\1\1",
                "n,,\1" + "k=v\1".repeat(20) + "\1",
                "n,,\1auth=Bearer " + "x".repeat(16_400) + "\1\1")) {
            assertThat(kind(first(oauth, broken))).as(broken).isEqualTo(Kind.MALFORMED);
        }
        for (String broken :
                List.of("", "auth=Bearer x\1\1", "user=\1auth=Bearer x\1\1", "user=" + "x".repeat(256) + "\1\1")) {
            assertThat(kind(first(xoauth2, broken))).as(broken).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void aRealmThatIsDownIsNotABadToken() {
        realm.goDown();
        assertThat(kind(first(oauth, "n,,\1auth=Bearer " + token + "\1\1"))).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void theTokenIsInNoText() {
        SaslStep step = first(oauth, "n,a=otto,\1auth=Bearer " + token + "\1\1");
        assertThat(step.toString()).doesNotContain(token);
        assertThat(new BearerRequest("a", token).toString()).doesNotContain(token);
    }
}
