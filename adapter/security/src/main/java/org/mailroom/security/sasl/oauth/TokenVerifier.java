package org.mailroom.security.sasl.oauth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.RealmUnavailableException;

/** Verifies access tokens (RFC 9068, and the JWT of issuers from before it). One object serves all connections. */
public final class TokenVerifier {

    /** A line of SMTP carries no more. */
    static final int MAX_TOKEN = 12_288;

    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private final Map<String, IssuerTokens> issuers;
    private final Optional<String> requiredScope;

    /**
     * For these issuers; reads no key before it needs one.
     *
     * @param requiredScope one scope (RFC 6749, section 3.3) that every token must have
     * @param metrics hears when a file of keys is read or refused
     * @throws IllegalArgumentException when an issuer stands there twice, or the scope is none
     */
    public TokenVerifier(List<TokenIssuer> issuers, Optional<String> requiredScope, SecurityMetrics metrics) {
        this(issuers, requiredScope, issuer -> IssuerKeys.of(issuer.keys(), metrics));
    }

    TokenVerifier(
            List<TokenIssuer> issuers,
            Optional<String> requiredScope,
            Function<TokenIssuer, JWKSource<SecurityContext>> keys) {
        this.requiredScope = requiredScope;
        if (requiredScope.filter(scope -> !SCOPE.matcher(scope).matches()).isPresent()) {
            throw new IllegalArgumentException("not one scope of RFC 6749: " + requiredScope.get());
        }
        this.issuers = issuers.stream()
                .map(issuer -> new IssuerTokens(issuer, keys.apply(issuer)))
                .collect(Collectors.toUnmodifiableMap(
                        IssuerTokens::issuer, Function.identity(), TokenVerifier::refuseTwice));
    }

    private static IssuerTokens refuseTwice(IssuerTokens one, IssuerTokens other) {
        throw new IllegalArgumentException("token issuer " + one.issuer() + " is configured twice");
    }

    /** What every token must have. */
    Optional<String> requiredScope() {
        return requiredScope;
    }

    /**
     * Verifies a token. May ask the issuer for its keys.
     *
     * @param token as it was received
     * @throws RealmUnavailableException when the keys are not to be had
     */
    public TokenResult verify(String token) throws RealmUnavailableException {
        try {
            SignedJWT parsed = parse(token);
            IssuerTokens issuer = issuer(parsed);
            JWTClaimsSet claims = issuer.verify(parsed);
            String user = user(claims, issuer.userClaim());
            return hasScope(claims)
                    ? new TokenResult.Valid(user)
                    : new TokenResult.Refused("the token lacks scope " + requiredScope.get(), true);
        } catch (TokenRefusedException e) {
            return new TokenResult.Refused("the token is refused: " + e.getMessage(), false);
        }
    }

    private static SignedJWT parse(String token) throws TokenRefusedException {
        if (token.length() > MAX_TOKEN) {
            throw new TokenRefusedException("it is longer than " + MAX_TOKEN + " octets");
        }
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | RuntimeException e) {
            // The library's message quotes the token.
            throw new TokenRefusedException("it is not a signed JWT");
        }
    }

    private IssuerTokens issuer(SignedJWT token) throws TokenRefusedException {
        try {
            String name = token.getJWTClaimsSet().getIssuer();
            IssuerTokens issuer = name == null ? null : issuers.get(name);
            if (issuer == null) {
                throw new TokenRefusedException("its issuer is not one of the configured");
            }
            return issuer;
        } catch (ParseException e) {
            throw new TokenRefusedException("its claims are no JSON object");
        }
    }

    private static String user(JWTClaimsSet claims, String claim) throws TokenRefusedException {
        if (claim.equals("email") && Boolean.FALSE.equals(claims.getClaim("email_verified"))) {
            throw new TokenRefusedException("the issuer has not verified the e-mail address");
        }
        if (claims.getClaim(claim) instanceof String user && !user.isEmpty()) {
            return user;
        }
        throw new TokenRefusedException("its " + claim + " is no text");
    }

    /** In {@code scope} (RFC 9068, section 2.2.3), or in the {@code scp} of some issuers, which is text or a list. */
    private boolean hasScope(JWTClaimsSet claims) {
        return requiredScope.isEmpty()
                || hasScope(claims.getClaim("scope"), requiredScope.get())
                || hasScope(claims.getClaim("scp"), requiredScope.get());
    }

    private static boolean hasScope(Object claim, String wanted) {
        if (claim instanceof List<?> list) {
            return list.contains(wanted);
        }
        return claim instanceof String text && Arrays.asList(text.split(" ")).contains(wanted);
    }
}
