package org.mailroom.security.tls.key;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * What a PEM file holds (RFC 7468) of certificates and private keys; whatever else stands in it is passed over.
 *
 * @param keys as Bouncy Castle reads them, still encrypted if they were
 */
record PemFile(String where, List<X509Certificate> certificates, List<Object> keys) {

    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final Set<String> KEYS =
            Set.of("PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");
    private static final int MOST_KEYS = 8;

    static PemFile read(Path path) throws KeySourceException {
        byte[] octets = KeyBytes.read(path);
        try {
            return of(path.toString(), octets);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    static PemFile of(String where, byte[] octets) throws KeySourceException {
        var certificates = new ArrayList<X509Certificate>();
        var keys = new ArrayList<Object>();
        try (Blocks blocks = new Blocks(octets)) {
            var factory = CertificateFactory.getInstance("X.509");
            Object block;
            while ((block = blocks.readObject()) != null) {
                if (block instanceof X509CertificateHolder certificate) {
                    certificates.add(certificate(factory, certificate));
                } else if (block instanceof X509TrustedCertificateBlock trusted) {
                    certificates.add(certificate(factory, trusted.getCertificateHolder()));
                } else {
                    keys.add(block);
                }
            }
        } catch (IOException | CertificateException | RuntimeException e) {
            throw new KeySourceException(
                    where,
                    "is damaged after " + certificates.size() + " certificates and " + keys.size() + " private keys ("
                            + KeySourceException.reason(e) + ")",
                    "copy it again, whole",
                    e);
        }
        return new PemFile(where, List.copyOf(certificates), List.copyOf(keys));
    }

    /**
     * The one private key in it.
     *
     * @param password for an encrypted one; stays the caller's
     */
    PrivateKey privateKey(char[] password) throws KeySourceException {
        if (keys.isEmpty()) {
            throw new KeySourceException(
                    where,
                    "holds no private key in PEM",
                    "name the key's file too, as in chain.pem+key.pem, or convert it with openssl pkey -inform DER");
        }
        if (keys.size() > 1) {
            throw new KeySourceException(
                    where, "holds " + keys.size() + " private keys", "keep the one of the first certificate");
        }
        return PemKeys.decode(where, keys.get(0), password);
    }

    private static X509Certificate certificate(CertificateFactory factory, X509CertificateHolder holder)
            throws IOException, CertificateException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    /** Passes over blocks of other types, as parameters of Diffie-Hellman or of curves. */
    private static final class Blocks extends PEMParser {

        private int keys;

        Blocks(byte[] octets) {
            super(new InputStreamReader(new ByteArrayInputStream(octets), StandardCharsets.ISO_8859_1));
        }

        @Override
        public PemObject readPemObject() throws IOException {
            while (true) {
                PemObject block = super.readPemObject();
                if (block == null || CERTIFICATES.contains(block.getType())) {
                    return block;
                }
                if (KEYS.contains(block.getType())) {
                    if (++keys > MOST_KEYS) {
                        throw new IOException("more than " + MOST_KEYS + " private keys");
                    }
                    return block;
                }
            }
        }
    }
}
