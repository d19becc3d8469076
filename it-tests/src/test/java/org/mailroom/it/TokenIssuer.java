package org.mailroom.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.mailroom.it.server.AdapterSettings;

/** Makes access tokens. */
public final class TokenIssuer {

    private static final String NAME = "https://issuer.it.example";
    static final String AUDIENCE = "mailroom";

    private final ECKey key;

    public TokenIssuer() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    }

    /** The settings of an adapter that believes this issuer; the directory gets its public key. */
    public AdapterSettings believedBy(AdapterSettings settings, Path directory) throws IOException {
        Path keys = Files.writeString(directory.resolve("jwks.json"), new JWKSet(key.toPublicJWK()).toString());
        return settings.with("oauthIssuers", NAME)
                .with("oauthAudience", AUDIENCE)
                .with("oauthKeys", keys)
                .with("oauthUserClaim", "email");
    }

    /** A token for a user, good for an hour. */
    public String token(String user) throws JOSEException {
        return token(user, AUDIENCE, Duration.ofHours(1));
    }

    /** A token that is good for so long from now on, or that has been over for so long. */
    String token(String user, String audience, Duration validity) throws JOSEException {
        Instant end = Instant.now().plus(validity);
        var claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(audience)
                .subject("1")
                .claim("email", user)
                .issueTime(Date.from(end.minus(Duration.ofHours(2))))
                .expirationTime(Date.from(end))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
