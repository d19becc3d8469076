package org.mailroom.security.sasl.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.List;

/** An issuer of tokens. */
final class Tokens {

    static final String ISSUER = "https://id.example.org";
    static final String AUDIENCE = "mail.example.org";
    static final ECKey EC = ec(Curve.P_256, "ec");
    static final RSAKey RSA = rsa(2048, "rsa");

    private Tokens() {}

    static ECKey ec(Curve curve, String id) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static RSAKey rsa(int bits, String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair keys = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) keys.getPublic())
                    .privateKey(keys.getPrivate())
                    .keyID(id)
                    .build();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The claims of a good token for a user. */
    static JWTClaimsSet.Builder claims(String user) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("4711")
                .claim("email", user)
                .expirationTime(in(300));
    }

    static Date in(int seconds) {
        return new Date(System.currentTimeMillis() + 1000L * seconds);
    }

    static String good(String user) {
        return sign(EC, JWSAlgorithm.ES256, claims(user));
    }

    static String sign(JWK key, JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) {
        return sign(key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    }

    static String sign(JWK key, String type, JWTClaimsSet.Builder claims) {
        return sign(
                key,
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(type))
                        .build(),
                claims);
    }

    private static String sign(JWK key, JWSHeader header, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm()));
            return token.serialize();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
    }
}
