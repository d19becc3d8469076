package org.mailroom.security.sasl.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.mailroom.security.credential.RealmUnavailableException;

/** A token that was touched anywhere names nobody else, and breaks nothing. */
class TokenPropertyTest {

    private static final String GOOD = Tokens.good("anna");

    private final TokenVerifier verifier = BearerMechanismsTest.verifier(Optional.empty());

    @Property(tries = 500)
    void alteredTokens(
            @ForAll @IntRange(max = 400) int at,
            @ForAll @IntRange(max = 3) int removed,
            @ForAll @StringLength(max = 3) String inserted)
            throws RealmUnavailableException {
        int from = Math.min(at, GOOD.length());
        int to = Math.min(from + removed, GOOD.length());
        String token = GOOD.substring(0, from) + inserted + GOOD.substring(to);
        check(verifier.verify(token));
    }

    @Property(tries = 300)
    void anyHeaderAndClaims(@ForAll String header, @ForAll String claims) throws RealmUnavailableException {
        String signature = GOOD.substring(GOOD.lastIndexOf('.'));
        check(verifier.verify(header + "." + claims + signature));
        check(verifier.verify(Base64URL.encode("{\"alg\":\"ES256\",\"kid\":\"" + header + "\"}") + "."
                + Base64URL.encode("{\"iss\":\"" + Tokens.ISSUER + "\",\"x\":\"" + claims + "\"}") + signature));
        check(verifier.verify(Base64URL.encode("{\"alg\":\"" + header + "\"}") + "."
                + Base64URL.encode("{\"iss\":\"" + Tokens.ISSUER + "\"}") + signature));
    }

    private static void check(TokenResult result) {
        assertThat(result)
                .satisfiesAnyOf(
                        refused -> assertThat(refused).isInstanceOf(TokenResult.Refused.class),
                        valid -> assertThat(valid).isEqualTo(new TokenResult.Valid("anna")));
    }
}
