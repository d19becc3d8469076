package org.mailroom.security.sasl.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.util.Set;
import org.mailroom.security.credential.RealmUnavailableException;

/** Verifies the tokens of one issuer: the signature, and what every token must claim. */
final class IssuerTokens {

    /** Only with a pair of keys: a secret that we shared with the issuer could make tokens here. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int CLOCK_SKEW_SECONDS = 60;

    private final TokenIssuer issuer;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IssuerTokens(TokenIssuer issuer, JWKSource<SecurityContext> keys) {
        this.issuer = issuer;
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                issuer.audience(),
                new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                Set.of("exp", issuer.userClaim()));
        claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // Many issuers do not use the type of RFC 9068.
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null));
    }

    String issuer() {
        return issuer.issuer();
    }

    String userClaim() {
        return issuer.userClaim();
    }

    /**
     * The claims of a token that stands every test.
     *
     * @throws TokenRefusedException when it does not
     * @throws RealmUnavailableException when the keys are not to be had
     */
    JWTClaimsSet verify(SignedJWT token) throws TokenRefusedException, RealmUnavailableException {
        try {
            return processor.process(token, null);
        } catch (ExpiredJWTException e) {
            throw new TokenRefusedException("it has expired");
        } catch (BadJWTException e) {
            throw new TokenRefusedException(
                    "it is for another audience, not valid yet, or has no " + issuer.userClaim());
        } catch (KeySourceException e) {
            throw new RealmUnavailableException(
                    "the keys of token issuer " + issuer.issuer() + " are not to be had", e);
        } catch (BadJOSEException | JOSEException e) {
            throw new TokenRefusedException(
                    "its type or algorithm is not allowed, or no key of the issuer fits its signature");
        }
    }
}
