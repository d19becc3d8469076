package org.mailroom.security.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.ServerKey;

/** Self-signed keys, for tests. */
final class Certificates {

    static final ServerKey EC = key("EC", "SHA256withECDSA", "localhost");
    static final ServerKey RSA = key("RSA", "SHA256withRSA", "localhost");
    static final KeyRing BOTH = new KeyRing(List.of(EC, RSA));

    private Certificates() {}

    static ServerKey ec(String name) {
        return key("EC", "SHA256withECDSA", name);
    }

    static ServerKey key(String algorithm, String signature, String name) {
        try {
            KeyPair pair = pair(algorithm);
            Instant now = Instant.now();
            X500Principal subject = new X500Principal("CN=" + name);
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(1, ChronoUnit.HOURS)),
                    Date.from(now.plus(1, ChronoUnit.DAYS)),
                    subject,
                    pair.getPublic());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
            return new ServerKey("test " + algorithm + " " + name, pair.getPrivate(), List.of(certificate));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What accepts exactly these. */
    static KeyStore trusting(ServerKey... keys) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < keys.length; i++) {
                store.setCertificateEntry("trusted-" + i, keys[i].certificate());
            }
            return store;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else if (algorithm.equals("RSA")) {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }
}
