package org.mailroom.it;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for the length of a test, and the clients that trust it. */
final class TestAuthority {

    private final KeyPair keys = pair();
    private final X509Certificate certificate;

    TestAuthority() throws Exception {
        certificate = sign("CN=Authority of the test", keys, "CN=Authority of the test", true);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for names: IP addresses in digits, mail addresses, else host names. */
    TestKey issue(String commonName, String... names) throws Exception {
        KeyPair pair = pair();
        String subject = "CN=" + commonName;
        return new TestKey(
                pair.getPrivate(),
                sign(subject, pair, certificate.getSubjectX500Principal().getName(), false, names));
    }

    private X509Certificate sign(String subject, KeyPair pair, String issuer, boolean authority, String... names)
            throws Exception {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Principal(issuer),
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(90, ChronoUnit.DAYS)),
                new X500Principal(subject),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (names.length > 0) {
            GeneralName[] general =
                    Arrays.stream(names).map(TestAuthority::name).toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
        }
        byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static GeneralName name(String name) {
        if (name.indexOf('@') >= 0) {
            return new GeneralName(GeneralName.rfc822Name, name);
        }
        boolean digits = name.matches("[0-9.]+");
        return new GeneralName(digits ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** A client without a certificate; each has sessions of its own. */
    SSLContext client() throws GeneralSecurityException {
        return client(new KeyManager[0]);
    }

    /** A client with a certificate. */
    SSLContext client(TestKey own) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), new char[0], new Certificate[] {own.certificate()});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return client(factory.getKeyManagers());
    }

    private SSLContext client(KeyManager[] managers) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers, trust.getTrustManagers(), null);
            return context;
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
