package org.mailroom.security.tls.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** Makes keys and the certificates that they sign for themselves. */
final class SelfSignedMaker {

    static final Duration LIFETIME = Duration.ofDays(730);

    /** Clients' clocks may be slow. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");

    private static final int LONGEST_COMMON_NAME = 64;

    private SelfSignedMaker() {}

    /** The name as certificates hold it: A-labels in lower case, or an IP address. */
    static String checked(String hostName) throws KeySourceException {
        String host = HostNames.normal(hostName);
        if (!HOST.matcher(host).matches() && !IPAddress.isValid(host)) {
            throw new KeySourceException(
                    "'" + hostName + "'",
                    "is no host name to make a self-signed certificate for",
                    "set the name by which clients call this server, as in mail.example.org");
        }
        return host;
    }

    static KeyPair rsa() {
        try {
            return pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make RSA keys", e);
        }
    }

    /** A PKCS#12 key store with an empty password, with a new EC key and that RSA key. */
    static byte[] make(String host, Instant now, KeyPair rsa) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            add(store, pair("EC", new ECGenParameterSpec("secp256r1")), "SHA256withECDSA", host, now);
            add(store, rsa, "SHA256withRSA", host, now);
            var out = new ByteArrayOutputStream();
            store.store(out, new char[0]);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot make EC keys or certificates", e);
        }
    }

    private static void add(KeyStore store, KeyPair pair, String signature, String host, Instant now)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Certificate certificate = certificate(pair, signature, host, now);
        store.setKeyEntry(
                pair.getPrivate().getAlgorithm(), pair.getPrivate(), new char[0], new Certificate[] {certificate});
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }

    static Certificate certificate(KeyPair pair, String signature, String host, Instant now)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, host.length() <= LONGEST_COMMON_NAME ? host : "mailroom")
                .build();
        var builder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(126, new SecureRandom()).add(BigInteger.ONE),
                        Date.from(now.minus(BACKDATED)),
                        Date.from(now.plus(LIFETIME)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names(host));
        var signer = new JcaContentSignerBuilder(signature).build(pair.getPrivate());
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(builder.build(signer).getEncoded()));
    }

    private static GeneralNames names(String host) {
        var names = new LinkedHashSet<>(List.of(host));
        names.add("localhost");
        names.add("127.0.0.1");
        return new GeneralNames(names.stream()
                .map(name ->
                        new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }
}
