package org.mailroom.security.tls.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;

/** Keys and certificates to test with. Key pairs are made once: RSA takes its time. */
final class TestKeys {

    static final KeyPair AUTHORITY = ec();
    static final KeyPair MIDDLE = ec();
    static final KeyPair EC = ec();
    static final KeyPair RSA = rsa(2048);

    private static final Duration DAY = Duration.ofDays(1);

    private TestKeys() {}

    static KeyPair ec() {
        return pair("EC", new ECGenParameterSpec("secp256r1"));
    }

    static KeyPair rsa(int bits) {
        return pair("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
    }

    static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Valid now, and signed by the test's authority. */
    static X509Certificate certificate(KeyPair pair, String... names) {
        return certificate(pair, Instant.now().plus(DAY), names);
    }

    static X509Certificate expired(KeyPair pair, String... names) {
        return certificate(pair, Instant.now().minus(DAY), names);
    }

    static X509Certificate certificate(KeyPair pair, Instant notAfter, String... names) {
        return certificate(pair, "CN=leaf", AUTHORITY, "CN=authority", notAfter, names);
    }

    static X509Certificate certificate(
            KeyPair pair, String subject, KeyPair issuerPair, String issuer, Instant notAfter, String... names) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(notAfter.minus(DAY.multipliedBy(30))),
                    Date.from(notAfter),
                    new X500Name(subject),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(names.length == 0));
            if (names.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(Arrays.stream(names)
                                .map(name -> new GeneralName(GeneralName.dNSName, name))
                                .toArray(GeneralName[]::new)));
            }
            String algorithm = issuerPair.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
            var signer = new JcaContentSignerBuilder("SHA256with" + algorithm).build(issuerPair.getPrivate());
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(builder.build(signer).getEncoded()));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    static ServerKey key(KeyPair pair, X509Certificate... chain) {
        return new ServerKey("test", pair.getPrivate(), List.of(chain));
    }

    /** PKCS#8 in PEM. */
    static PemObject pkcs8(KeyPair pair) {
        return new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** Certificates, key pairs (in the older forms), or what makes PEM of itself. */
    static String pem(Object... objects) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                if (object instanceof KeyPair pair) {
                    writer.writeObject(pair.getPrivate());
                } else if (object instanceof PemObjectGenerator generator) {
                    writer.writeObject(generator);
                } else {
                    writer.writeObject(object);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static Path write(Path file, Object... objects) throws IOException {
        return Files.writeString(file, pem(objects));
    }

    static KeyStore store(String type) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    static void entry(KeyStore store, String alias, KeyPair pair, String password, Certificate... chain)
            throws GeneralSecurityException {
        store.setKeyEntry(alias, pair.getPrivate(), password.toCharArray(), chain);
    }

    static Path write(Path file, KeyStore store, String password) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }
}
