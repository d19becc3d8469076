package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.mailroom.it.server.AdapterSettings;

/** Whoever issues access tokens (RFC 9068), signed with ES256. */
final class TokenIssuer {

    private static final String ISSUER = "https://issuer.it.example";
    private static final String AUDIENCE = "mail";

    private final KeyPair keys;

    private TokenIssuer(KeyPair keys) {
        this.keys = keys;
    }

    static TokenIssuer make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return new TokenIssuer(generator.generateKeyPair());
    }

    /** The settings of an adapter that believes this issuer. */
    AdapterSettings believedBy(AdapterSettings settings, Path directory) throws IOException {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        Path set = directory.resolve("jwks.json");
        Files.writeString(
                set,
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"1\",\"use\":\"sig\",\"alg\":\"ES256\",\"x\":\""
                        + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                        + coordinate(key.getW().getAffineY()) + "\"}]}");
        return settings.with("oauthIssuers", ISSUER)
                .with("oauthAudience", AUDIENCE)
                .with("oauthKeys", set)
                .with("oauthUserClaim", "email");
    }

    /** A token for a user, good for an hour. */
    String token(String user) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String content = base64("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"1\"}".getBytes(UTF_8))
                + "."
                + base64(("{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\",\"sub\":\"" + user
                                + "\",\"email\":\"" + user + "\",\"client_id\":\"it\",\"jti\":\"1\",\"iat\":" + now
                                + ",\"exp\":" + (now + 3600) + "}")
                        .getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(UTF_8));
        return content + "." + base64(signature.sign());
    }

    private static String coordinate(BigInteger number) {
        byte[] octets = new byte[32];
        byte[] signed = number.toByteArray();
        int length = Math.min(signed.length, octets.length);
        System.arraycopy(signed, signed.length - length, octets, octets.length - length, length);
        return base64(octets);
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
