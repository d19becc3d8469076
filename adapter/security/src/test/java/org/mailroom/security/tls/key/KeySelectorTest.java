package org.mailroom.security.tls.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.security.tls.key.TestKeys.EC;
import static org.mailroom.security.tls.key.TestKeys.RSA;
import static org.mailroom.security.tls.key.TestKeys.certificate;
import static org.mailroom.security.tls.key.TestKeys.expired;
import static org.mailroom.security.tls.key.TestKeys.key;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client gets to see, in handshakes with each of the three kinds of engines. */
class KeySelectorTest {

    private static final String[] ECDSA_ONLY = {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"};
    private static final String[] RSA_ONLY = {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"};

    private static final String[] ECDSA_SCHEMES = {"ecdsa_secp256r1_sha256"};
    private static final String[] RSA_SCHEMES = {"rsa_pss_rsae_sha256", "rsa_pkcs1_sha256"};

    /** Else it tells of each handshake; held here because the log manager does not hold it. */
    private static final Logger JSSE = Logger.getLogger("org.bouncycastle.jsse");

    enum Engine {
        JDK {
            @Override
            SSLEngine server(KeySelector keys) throws Exception {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(new KeyManager[] {keys}, null, new SecureRandom());
                return context.createSSLEngine();
            }
        },
        BOUNCY_CASTLE {
            @Override
            SSLEngine server(KeySelector keys) throws Exception {
                JSSE.setLevel(Level.SEVERE);
                SSLContext context = SSLContext.getInstance("TLS", Handshake.BOUNCY_CASTLE);
                context.init(new KeyManager[] {keys}, null, new SecureRandom());
                return context.createSSLEngine();
            }
        },
        OPENSSL {
            @Override
            SSLEngine server(KeySelector keys) throws Exception {
                return SslContextBuilder.forServer(keys)
                        .sslProvider(SslProvider.OPENSSL_REFCNT)
                        .protocols("TLSv1.3", "TLSv1.2")
                        .build()
                        .newEngine(ByteBufAllocator.DEFAULT);
            }
        };

        abstract SSLEngine server(KeySelector keys) throws Exception;
    }

    static Stream<Arguments> enginesAndProtocols() {
        return Arrays.stream(Engine.values())
                .flatMap(engine -> Stream.of("TLSv1.3", "TLSv1.2").map(protocol -> Arguments.of(engine, protocol)));
    }

    @ParameterizedTest
    @MethodSource("enginesAndProtocols")
    void theNameChooses(Engine engine, String protocol) throws Exception {
        X509Certificate first = certificate(EC, "first.example");
        X509Certificate wildcard = certificate(EC, "*.second.example", "second.example");
        X509Certificate exact = certificate(EC, "mail.second.example");
        var keys = selector(key(EC, first), key(EC, wildcard), key(EC, exact));

        assertThat(seen(engine, keys, "mail.second.example", protocol)).isEqualTo(exact);
        assertThat(seen(engine, keys, "MAIL.Second.Example", protocol)).isEqualTo(exact);
        assertThat(seen(engine, keys, "imap.second.example", protocol)).isEqualTo(wildcard);
        assertThat(seen(engine, keys, "a.imap.second.example", protocol)).isEqualTo(first);
        assertThat(seen(engine, keys, "unknown.example", protocol)).isEqualTo(first);
        assertThat(seen(engine, keys, null, protocol)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("enginesAndProtocols")
    void aNameThatOnlyTheOtherAlgorithmHas(Engine engine, String protocol) throws Exception {
        X509Certificate elliptic = certificate(EC, "elliptic.example");
        X509Certificate rsa = certificate(RSA, "rsa.example");

        for (var keys :
                List.of(selector(key(EC, elliptic), key(RSA, rsa)), selector(key(RSA, rsa), key(EC, elliptic)))) {
            assertThat(seen(engine, keys, "rsa.example", protocol)).isEqualTo(rsa);
            assertThat(seen(engine, keys, "elliptic.example", protocol)).isEqualTo(elliptic);
            assertThat(seen(engine, keys, "unknown.example", protocol)).isIn(elliptic, rsa);
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndProtocols")
    void theClientsSignatures(Engine engine, String protocol) throws Exception {
        X509Certificate elliptic = certificate(EC, "mail.example");
        X509Certificate rsa = certificate(RSA, "mail.example");
        var keys = selector(key(EC, elliptic), key(RSA, rsa));

        for (String host : new String[] {"mail.example", "other.example", null}) {
            assertThat(seenWithSignatures(engine, keys, host, protocol, RSA_SCHEMES))
                    .isEqualTo(rsa);
            assertThat(seenWithSignatures(engine, keys, host, protocol, ECDSA_SCHEMES))
                    .isEqualTo(elliptic);
        }
        var named = selector(key(EC, certificate(EC, "mail.example")), key(RSA, certificate(RSA, "other.example")));
        assertThat(seenWithSignatures(engine, named, "mail.example", protocol, RSA_SCHEMES))
                .isEqualTo(named.getCertificateChain("1")[0]);
        assertThatThrownBy(() -> seenWithSignatures(engine, selector(key(RSA, rsa)), null, protocol, ECDSA_SCHEMES))
                .isInstanceOf(SSLException.class);
    }

    /** OpenSSL's engine asks for its own preference, whatever suites the client has. */
    @ParameterizedTest
    @EnumSource(names = {"JDK", "BOUNCY_CASTLE"})
    void theClientsSuites(Engine engine) throws Exception {
        X509Certificate elliptic = certificate(EC, "mail.example");
        X509Certificate rsa = certificate(RSA, "mail.example");
        var keys = selector(key(EC, elliptic), key(RSA, rsa));

        for (String host : new String[] {"mail.example", "other.example", null}) {
            assertThat(seen(engine, keys, host, "TLSv1.2", RSA_ONLY)).isEqualTo(rsa);
            assertThat(seen(engine, keys, host, "TLSv1.2", ECDSA_ONLY)).isEqualTo(elliptic);
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndProtocols")
    void noExpiredOneWhileAnotherIsValid(Engine engine, String protocol) throws Exception {
        X509Certificate old = expired(EC, "mail.example");
        X509Certificate wildcard = certificate(EC, "*.example");
        X509Certificate fresh = certificate(EC, "mail.example");

        var renewed = selector(key(EC, old), key(EC, wildcard), key(EC, fresh));
        assertThat(seen(engine, renewed, "mail.example", protocol)).isEqualTo(fresh);
        assertThat(seen(engine, renewed, null, protocol)).isEqualTo(wildcard);
        assertThat(seen(engine, selector(key(EC, old), key(EC, wildcard)), "mail.example", protocol))
                .isEqualTo(wildcard);
        var other = key(EC, certificate(EC, "other.test"));
        assertThat(seen(engine, selector(key(EC, old), other), "mail.example", protocol))
                .isEqualTo(old);
        assertThat(seen(engine, selector(key(EC, old), other), null, protocol)).isEqualTo(old);
    }

    @ParameterizedTest
    @MethodSource("enginesAndProtocols")
    void largerCurves(Engine engine, String protocol) throws Exception {
        for (String curve : List.of("secp384r1", "secp521r1")) {
            KeyPair pair = TestKeys.pair("EC", new ECGenParameterSpec(curve));
            X509Certificate certificate = certificate(pair, "mail.example");
            assertThat(seen(engine, selector(key(pair, certificate)), "mail.example", protocol))
                    .isEqualTo(certificate);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EC, 0",
        "EC_EC, 0",
        "ECDHE_ECDSA, 0",
        "EC/secp256r1, 0",
        "EC/secp384r1, ",
        "RSA, 1",
        "ECDHE_RSA, 1",
        "RSASSA-PSS, ",
        "EdDSA, 2",
        "Ed25519, 2",
        "Ed448, ",
        "DSA, ",
        "'', "
    })
    void keyTypes(String keyType, String alias) {
        KeyPair edwards = TestKeys.pair("Ed25519", new NamedParameterSpec("Ed25519"));
        var keys = selector(
                key(EC, certificate(EC, "a.example")),
                key(RSA, certificate(RSA, "a.example")),
                key(edwards, certificate(edwards, "a.example")));

        assertThat(keys.chooseServerAlias(keyType, null, null)).isEqualTo(alias);
        assertThat(keys.chooseEngineServerAlias(keyType, null, null)).isEqualTo(alias);
        assertThat(keys.getServerAliases(keyType, null)).isEqualTo(alias == null ? null : new String[] {alias});
    }

    @Test
    void aliasesOfAServerOnly() {
        X509Certificate certificate = certificate(EC, "a.example");
        var keys = selector(key(EC, certificate));

        assertThat(keys.getPrivateKey("0")).isSameAs(EC.getPrivate());
        assertThat(keys.getCertificateChain("0")).containsExactly(certificate);
        assertThat(keys.getPrivateKey("1")).isNull();
        assertThat(keys.getCertificateChain("1")).isNull();
        assertThat(keys.chooseClientAlias(new String[] {"EC"}, null, null)).isNull();
        assertThat(keys.chooseEngineClientAlias(new String[] {"EC"}, null, null))
                .isNull();
        assertThat(keys.getClientAliases("EC", null)).isNull();
    }

    private static KeySelector selector(ServerKey... keys) {
        return new KeySelector(new KeyRing(List.of(keys)));
    }

    private static X509Certificate seen(
            Engine engine, KeySelector keys, String sni, String protocol, String... cipherSuites) throws Exception {
        return Handshake.certificate(engine.server(keys), Handshake.client(sni, protocol, cipherSuites));
    }

    private static X509Certificate seenWithSignatures(
            Engine engine, KeySelector keys, String sni, String protocol, String... schemes) throws Exception {
        return Handshake.certificate(engine.server(keys), Handshake.clientWithSignatures(sni, protocol, schemes));
    }
}
