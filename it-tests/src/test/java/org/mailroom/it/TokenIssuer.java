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

/** Makes access tokens. */
final class TokenIssuer {

    static final String NAME = "https://issuer.it.example";
    static final String AUDIENCE = "mailroom";

    private final ECKey key;

    TokenIssuer() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
    }

    /** The public key, for the server. */
    Path writeKeys(Path file) throws IOException {
        return Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
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
