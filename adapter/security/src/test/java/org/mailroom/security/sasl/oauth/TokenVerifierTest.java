package org.mailroom.security.sasl.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.security.sasl.oauth.Tokens.EC;
import static org.mailroom.security.sasl.oauth.Tokens.RSA;
import static org.mailroom.security.sasl.oauth.Tokens.claims;
import static org.mailroom.security.sasl.oauth.Tokens.in;
import static org.mailroom.security.sasl.oauth.Tokens.sign;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.RealmUnavailableException;

class TokenVerifierTest {

    private static final TokenResult ANNA = new TokenResult.Valid("anna");

    @TempDir
    private Path folder;

    private TokenVerifier verifier;

    @BeforeEach
    void writeKeys() throws Exception {
        verifier = verifier(Optional.empty(), EC, RSA);
    }

    private TokenVerifier verifier(Optional<String> scope, JWK... keys) throws Exception {
        Path file = Files.createTempFile(folder, "keys", ".json");
        Files.writeString(file, Tokens.set(keys));
        TokenIssuer issuer = new TokenIssuer(Tokens.ISSUER, Tokens.AUDIENCE, new KeysSource.File(file), "email");
        return new TokenVerifier(List.of(issuer), scope, SecurityMetrics.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void rsa(String algorithm) throws Exception {
        assertThat(verifier.verify(sign(RSA, JWSAlgorithm.parse(algorithm), claims("anna"))))
                .isEqualTo(ANNA);
    }

    @Test
    void ellipticCurves() throws Exception {
        JWK p384 = Tokens.ec(Curve.P_384, "p384");
        JWK p521 = Tokens.ec(Curve.P_521, "p521");
        TokenVerifier curves = verifier(Optional.empty(), EC, p384, p521);
        assertThat(curves.verify(sign(EC, JWSAlgorithm.ES256, claims("anna")))).isEqualTo(ANNA);
        assertThat(curves.verify(sign(p384, JWSAlgorithm.ES384, claims("anna"))))
                .isEqualTo(ANNA);
        assertThat(curves.verify(sign(p521, JWSAlgorithm.ES512, claims("anna"))))
                .isEqualTo(ANNA);
    }

    @Test
    void noneAndSharedSecretsAreRefused() throws Exception {
        refused(verifier, new PlainJWT(claims("anna").build()).serialize());
        byte[] publicKey = RSA.toRSAPublicKey().getEncoded();
        OctetSequenceKey confused =
                new OctetSequenceKey.Builder(publicKey).keyID("rsa").build();
        refused(verifier, sign(confused, JWSAlgorithm.HS256, claims("anna")));
        OctetSequenceKey listed =
                new OctetSequenceKey.Builder(new byte[32]).keyID("oct").build();
        Path file = Files.writeString(
                folder.resolve("oct"),
                "{\"keys\":[" + listed.toJSONString() + "," + EC.toPublicJWK().toJSONString() + "]}");
        TokenIssuer issuer = new TokenIssuer(Tokens.ISSUER, Tokens.AUDIENCE, new KeysSource.File(file), "email");
        TokenVerifier both = new TokenVerifier(List.of(issuer), Optional.empty(), SecurityMetrics.NONE);
        refused(both, sign(listed, JWSAlgorithm.HS256, claims("anna")));
        assertThat(both.verify(Tokens.good("anna"))).isEqualTo(ANNA);
    }

    @Test
    void weakKeysAreNotUsed() throws Exception {
        RSAKey weak = Tokens.rsa(1024, "weak");
        SignedJWT token =
                new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims("anna").build());
        token.sign(new RSASSASigner(weak.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
        refused(verifier(Optional.empty(), weak), token.serialize());
        SignedJWT strong =
                new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims("anna").build());
        strong.sign(new RSASSASigner(RSA.toPrivateKey()));
        assertThat(verifier.verify(strong.serialize())).isEqualTo(ANNA);
    }

    @Test
    void anAlteredTokenIsRefused() throws Exception {
        String[] parts = Tokens.good("anna").split("\\.");
        String[] other = Tokens.good("otto").split("\\.");
        refused(verifier, parts[0] + "." + other[1] + "." + parts[2]);
        refused(verifier, parts[0] + "." + parts[1] + ".");
        refused(verifier, sign(Tokens.ec(Curve.P_256, "ec"), JWSAlgorithm.ES256, claims("anna")));
    }

    @Test
    void issuerAndAudienceMustFit() throws Exception {
        refused(verifier, ec(claims("anna").issuer("https://id.example.org/")));
        refused(verifier, ec(claims("anna").issuer(null)));
        refused(verifier, ec(claims("anna").audience("other")));
        refused(verifier, ec(claims("anna").audience((String) null)));
        assertThat(verifier.verify(ec(claims("anna").audience(List.of("other", Tokens.AUDIENCE)))))
                .isEqualTo(ANNA);
    }

    @Test
    void timesAreKeptWithAMinuteOfTolerance() throws Exception {
        assertThat(verifier.verify(ec(claims("anna").expirationTime(in(-30))))).isEqualTo(ANNA);
        refused(verifier, ec(claims("anna").expirationTime(in(-90))));
        refused(verifier, ec(claims("anna").expirationTime(null)));
        assertThat(verifier.verify(ec(claims("anna").notBeforeTime(in(30))))).isEqualTo(ANNA);
        refused(verifier, ec(claims("anna").notBeforeTime(in(120))));
    }

    @Test
    void theUserClaimMustBeTextAndVerified() throws Exception {
        refused(verifier, ec(claims(null)));
        refused(verifier, ec(claims("")));
        refused(verifier, ec(claims("x").claim("email", List.of("anna"))));
        refused(verifier, ec(claims("anna").claim("email_verified", false)));
        assertThat(verifier.verify(ec(claims("anna").claim("email_verified", true))))
                .isEqualTo(ANNA);
    }

    @Test
    void onlyTokensAreTokens() throws Exception {
        assertThat(verifier.verify(sign(EC, "at+jwt", claims("anna")))).isEqualTo(ANNA);
        assertThat(verifier.verify(sign(EC, "JWT", claims("anna")))).isEqualTo(ANNA);
        refused(verifier, sign(EC, "logout+jwt", claims("anna")));
        for (String broken : List.of("", ".", "..", "a.b.c", "x".repeat(12_289), "{}", "eyJhbGciOiJFUzI1NiJ9..")) {
            refused(verifier, broken);
        }
    }

    @Test
    void aScopeIsFoundWhereIssuersPutIt() throws Exception {
        TokenVerifier scoped = verifier(Optional.of("mail"), EC);
        assertThat(scoped.verify(ec(claims("anna").claim("scope", "openid mail"))))
                .isEqualTo(ANNA);
        assertThat(scoped.verify(ec(claims("anna").claim("scp", "mail")))).isEqualTo(ANNA);
        assertThat(scoped.verify(ec(claims("anna").claim("scp", List.of("x", "mail")))))
                .isEqualTo(ANNA);
        for (TokenResult result : List.of(
                scoped.verify(ec(claims("anna"))),
                scoped.verify(ec(claims("anna").claim("scope", "mailbox"))))) {
            assertThat(((TokenResult.Refused) result).isScopeMissing()).isTrue();
        }
    }

    @Test
    void aChangedFileIsReadAndABadOneRefused() throws Exception {
        Heard heard = new Heard();
        Path file = Files.writeString(folder.resolve("set"), Tokens.set(EC));
        TokenIssuer issuer = new TokenIssuer(Tokens.ISSUER, Tokens.AUDIENCE, new KeysSource.File(file), "email");
        TokenVerifier reading = new TokenVerifier(List.of(issuer), Optional.empty(), heard);
        String old = Tokens.good("anna");
        assertThat(reading.verify(old)).isEqualTo(ANNA);
        for (String bad : List.of("{", "{\"keys\":[]}", "{\"keys\":[],\"x\":\"" + "y".repeat(1 << 20) + "\"}")) {
            Files.writeString(file, bad);
            assertThat(reading.verify(old)).isEqualTo(ANNA);
            assertThat(reading.verify(old)).isEqualTo(ANNA);
        }
        Files.delete(file);
        assertThat(reading.verify(old)).isEqualTo(ANNA);
        assertThat(heard.refused).hasSize(4);
        JWK next = Tokens.ec(Curve.P_256, "next");
        Files.writeString(file, Tokens.set(next));
        refused(reading, old);
        assertThat(reading.verify(sign(next, JWSAlgorithm.ES256, claims("anna"))))
                .isEqualTo(ANNA);
        assertThat(heard.reloaded).hasSize(2);
    }

    @Test
    void privateKeysInTheFileAreNotKept() throws Exception {
        FileKeys keys = new FileKeys(
                Files.writeString(folder.resolve("private"), "{\"keys\":[" + EC.toJSONString() + "]}", UTF_8),
                SecurityMetrics.NONE);
        var all = new JWKSelector(new JWKMatcher.Builder().build());
        assertThat(keys.get(all, null)).hasSize(1).noneMatch(JWK::isPrivate);
    }

    @Test
    void withoutKeysTheRealmIsUnavailable() {
        TokenIssuer issuer = new TokenIssuer(
                Tokens.ISSUER, Tokens.AUDIENCE, new KeysSource.File(folder.resolve("missing")), "email");
        TokenVerifier none = new TokenVerifier(List.of(issuer), Optional.empty(), SecurityMetrics.NONE);
        assertThatThrownBy(() -> none.verify(Tokens.good("anna"))).isInstanceOf(RealmUnavailableException.class);
    }

    @Test
    void nothingOfATokenIsInTheReason() throws Exception {
        String token = ec(claims("anna").audience("top-secret-audience"));
        assertThat(refused(verifier, token)).doesNotContain("top-secret", token.substring(0, 20));
        assertThat(refused(verifier, "top-secret.top-secret.x")).doesNotContain("top-secret");
    }

    @Test
    void badConfigurationIsRefused() {
        TokenIssuer issuer = new TokenIssuer("i", "a", KeysSource.parse("/keys"), "sub");
        assertThatThrownBy(() -> new TokenVerifier(List.of(issuer, issuer), Optional.empty(), SecurityMetrics.NONE))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new TokenVerifier(List.of(), Optional.of("a\"b"), SecurityMetrics.NONE))
                .hasMessageContaining("scope");
        assertThatThrownBy(() -> new TokenIssuer("", "a", KeysSource.parse("/keys"), "sub"))
                .isInstanceOf(IllegalArgumentException.class);
        for (String url : List.of(
                "http://example.org/keys",
                "http://127.0.0.1.example.org/",
                "ftp://localhost/",
                "file:///keys",
                "https://user:pass@example.org/",
                "https:///keys",
                "http://localhost@example.org/")) {
            assertThatThrownBy(() -> KeysSource.parse(url)).as(url).isInstanceOf(IllegalArgumentException.class);
        }
        for (String url : List.of(
                "https://example.org/keys", "http://127.0.0.1:8080/keys", "http://localhost/", "http://[::1]:80/")) {
            assertThat(KeysSource.parse(url)).isInstanceOf(KeysSource.Url.class);
        }
    }

    private static String ec(JWTClaimsSet.Builder claims) {
        return sign(EC, JWSAlgorithm.ES256, claims);
    }

    private static String refused(TokenVerifier verifier, String token) throws Exception {
        TokenResult result = verifier.verify(token);
        assertThat(result).isInstanceOf(TokenResult.Refused.class);
        assertThat(((TokenResult.Refused) result).isScopeMissing()).isFalse();
        return ((TokenResult.Refused) result).reason();
    }

    private static final class Heard implements SecurityMetrics {

        private final List<String> reloaded = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        @Override
        public void tokenKeysRead(String description) {
            reloaded.add(description);
        }

        @Override
        public void tokenKeysRefused(String reason) {
            refused.add(reason);
        }
    }
}
