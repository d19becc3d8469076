package org.mailroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.tls.TlsEngine;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.security.tls.TlsService;
import org.mailroom.security.tls.TlsSettings;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/** TLS as a server runs it, by each engine, with a certificate of its own; and clients that trust whoever comes. */
public final class TestTls {

    /** One for all tests, since each tests itself when it starts. */
    private static final Map<TlsEngine, TlsService> SERVICES = new EnumMap<>(TlsEngine.class);

    private TestTls() {}

    /** By that engine and no other. */
    public static synchronized TlsServer of(TlsEngine engine) {
        return SERVICES.computeIfAbsent(engine, TestTls::start);
    }

    private static TlsService start(TlsEngine engine) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var key = new ServerKey("test", pair.getPrivate(), List.of(certificate(pair)));
            TlsService service = TlsService.start(
                    TlsSettings.defaults().with(engine), new KeyRing(List.of(key)), SecurityMetrics.NONE);
            assertThat(service.figures().engine()).isEqualTo(engine);
            return service;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(KeyPair key) throws Exception {
        var name = new X500Name("CN=mail.example.com");
        Instant now = Instant.now();
        var certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        name,
                        key.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }

    /** For clients. */
    public static SSLContext trusting() {
        try {
            var client = SSLContext.getInstance("TLS");
            client.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), new SecureRandom());
            return client;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
