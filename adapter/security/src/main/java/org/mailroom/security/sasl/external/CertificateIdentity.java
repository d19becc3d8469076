package org.mailroom.security.sasl.external;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The user whom a certificate names: its first rfc822Name (RFC 5280, section 4.2.1.6), else the e-mail address of its subject,
 * else the common name. A subject with more than one of a kind names nobody. The certificate is verified already.
 */
public final class CertificateIdentity implements Function<X509Certificate, Optional<String>> {

    private static final int RFC822_NAME = 1;

    @Override
    public Optional<String> apply(X509Certificate certificate) {
        return rfc822Name(certificate)
                .or(() -> subject(certificate, BCStyle.EmailAddress))
                .or(() -> subject(certificate, BCStyle.CN));
    }

    private static Optional<String> rfc822Name(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return (names == null ? List.<List<?>>of() : names)
                    .stream()
                            .filter(name -> name.get(0).equals(RFC822_NAME))
                            .map(name -> (String) name.get(1))
                            .findFirst();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> subject(X509Certificate certificate, ASN1ObjectIdentifier type) {
        RDN[] found = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(type);
        if (found.length != 1) {
            return Optional.empty();
        }
        for (AttributeTypeAndValue attribute : found[0].getTypesAndValues()) {
            if (attribute.getType().equals(type) && attribute.getValue() instanceof ASN1String text) {
                return Optional.of(text.getString());
            }
        }
        return Optional.empty();
    }
}
