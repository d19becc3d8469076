package org.mailroom.security.sasl.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.sasl.KnownUser;
import org.mailroom.security.sasl.SaslChecks;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.selftest.Check;

/** The signatures of RFC 7515, appendices A.2 (RS256) and A.3 (ES256), and a login with a token that is made here. */
public final class TokenChecks {

    private static final String PAYLOAD =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private static final String RS256_KEY = "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\""
            + "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZ"
            + "S-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2"
            + "R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcD"
            + "TW9gb54h4FRWyuXpoQ\"}";

    private static final String RS256_TOKEN = "eyJhbGciOiJSUzI1NiJ9." + PAYLOAD + "."
            + "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CU"
            + "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_d"
            + "O--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0ig"
            + "cN_IoypGlUPQGe77Rw";

    private static final String ES256_KEY = "{\"kty\":\"EC\",\"crv\":\"P-256\","
            + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";

    private static final String ES256_TOKEN = "eyJhbGciOiJFUzI1NiJ9." + PAYLOAD
            + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    private TokenChecks() {}

    /** One check for each mechanism. */
    public static List<Check> checks() {
        return List.of(
                SaslChecks.check(BearerDialect.OAUTHBEARER.name(), () -> run(true)),
                SaslChecks.check(BearerDialect.XOAUTH2.name(), () -> run(false)));
    }

    private static void run(boolean isStandard) throws JOSEException, ParseException, RealmUnavailableException {
        verify(RS256_TOKEN, RS256_KEY);
        verify(ES256_TOKEN, ES256_KEY);
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        TokenIssuer issuer = new TokenIssuer(
                "https://localhost", "mail", new KeysSource.Url(URI.create("https://localhost/keys")), "sub");
        TokenVerifier verifier = new TokenVerifier(
                List.of(issuer), Optional.empty(), unused -> new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())));
        login(isStandard, verifier, token(key));
    }

    private static void login(boolean isStandard, TokenVerifier verifier, String token) {
        KnownUser user = KnownUser.withPassword("user", "");
        SaslMechanism mechanism =
                new BearerMechanism(isStandard ? BearerDialect.OAUTHBEARER : BearerDialect.XOAUTH2, user, verifier);
        String response = (isStandard ? "n,,\1" : "user=user\1") + "auth=Bearer " + token + "\1\1";
        try (SaslExchange exchange = mechanism.begin(KnownUser.connection())) {
            KnownUser.expectSuccess(exchange, response, "");
        }
    }

    private static void verify(String token, String key) throws JOSEException, ParseException {
        JWSObject signed = JWSObject.parse(token);
        AsymmetricJWK known = (AsymmetricJWK) JWK.parse(key);
        if (!signed.verify(
                new DefaultJWSVerifierFactory().createJWSVerifier(signed.getHeader(), known.toPublicKey()))) {
            throw new IllegalStateException(
                    "a signature with " + signed.getHeader().getAlgorithm() + " is not accepted");
        }
    }

    private static String token(ECKey key) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("https://localhost")
                .audience("mail")
                .subject("user")
                .expirationTime(new Date(System.currentTimeMillis() + 600_000))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
