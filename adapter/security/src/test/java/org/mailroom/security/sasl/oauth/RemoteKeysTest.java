package org.mailroom.security.sasl.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.sun.net.httpserver.HttpServer;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.RealmUnavailableException;

/** Keys that an issuer publishes. */
class RemoteKeysTest {

    private final AtomicInteger requests = new AtomicInteger();
    private volatile String set = Tokens.set(Tokens.EC);
    private volatile int status = 200;
    private HttpServer issuer;

    @BeforeEach
    void publish() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            requests.incrementAndGet();
            byte[] octets = set.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        issuer.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void keysAreFetchedOnceAndKept() throws Exception {
        TokenVerifier verifier = verifier();
        for (int i = 0; i < 10; i++) {
            assertThat(verifier.verify(Tokens.good("anna"))).isEqualTo(new TokenResult.Valid("anna"));
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void aNewKeyIsFetchedAndTheOldOneIsForgotten() throws Exception {
        TokenVerifier verifier = verifier();
        String old = Tokens.good("anna");
        verifier.verify(old);
        var next = Tokens.ec(Curve.P_256, "next");
        set = Tokens.set(next);
        assertThat(verifier.verify(Tokens.sign(next, JWSAlgorithm.ES256, Tokens.claims("anna"))))
                .isEqualTo(new TokenResult.Valid("anna"));
        assertThat(verifier.verify(old)).isInstanceOf(TokenResult.Refused.class);
    }

    @Test
    void tokensWithUnknownKeysCannotMakeUsAskAgainAndAgain() throws Exception {
        TokenVerifier verifier = verifier();
        verifier.verify(Tokens.good("anna"));
        for (int i = 0; i < 50; i++) {
            String forged =
                    Tokens.sign(Tokens.ec(Curve.P_256, "forged" + i), JWSAlgorithm.ES256, Tokens.claims("anna"));
            assertThat(verifier.verify(forged)).isInstanceOf(TokenResult.Refused.class);
        }
        assertThat(requests.get()).isLessThanOrEqualTo(3);
        assertThat(verifier.verify(Tokens.good("anna"))).isEqualTo(new TokenResult.Valid("anna"));
    }

    @Test
    void whatIsNoKeySetIsAnIssuerThatIsDown() {
        for (String bad : List.of("{", "<html>", "{\"keys\":[],\"x\":\"" + "y".repeat(256 * 1024) + "\"}")) {
            set = bad;
            assertThatThrownBy(() -> verifier().verify(Tokens.good("anna")))
                    .isInstanceOf(RealmUnavailableException.class);
        }
        status = 500;
        TokenVerifier verifier = verifier();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> verifier.verify(Tokens.good("anna")))
                    .isInstanceOf(RealmUnavailableException.class);
        }
    }

    @Test
    void redirectionsAreNotFollowed() {
        assertThatThrownBy(() -> verifier("/moved").verify(Tokens.good("anna")))
                .isInstanceOf(RealmUnavailableException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void nothingOfAnOldSetIsReachableAfterANewOne() throws Exception {
        IssuerKeys keys = IssuerKeys.of(KeysSource.parse(url("/keys")), SecurityMetrics.NONE);
        WeakReference<JWK> old =
                new WeakReference<>(keys.get(withId("ec"), null).get(0));
        set = Tokens.set(Tokens.ec(Curve.P_256, "next"));
        assertThat(keys.get(withId("next"), null)).hasSize(1);
        for (int i = 0; i < 100 && old.get() != null; i++) {
            System.gc();
        }
        assertThat(old.get()).isNull();
    }

    private static JWKSelector withId(String id) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + issuer.getAddress().getPort() + path;
    }

    private TokenVerifier verifier() {
        return verifier("/keys");
    }

    private TokenVerifier verifier(String path) {
        TokenIssuer trusted = new TokenIssuer(Tokens.ISSUER, Tokens.AUDIENCE, KeysSource.parse(url(path)), "email");
        return new TokenVerifier(List.of(trusted), Optional.empty(), SecurityMetrics.NONE);
    }
}
