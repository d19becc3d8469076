package org.mailroom.api.management;

import java.util.List;

/** A key that the server shows in TLS, with its certificate. */
public interface KeyFigures {

    /** Where it came from. */
    String getSource();

    /** As in {@code RSA 2048} or {@code EC secp256r1}. */
    String getAlgorithm();

    /** The distinguished name of the certificate (RFC 2253). */
    String getSubject();

    /** The distinguished name of who vouches for it. */
    String getIssuer();

    /** The host names and addresses that the certificate is for. */
    List<String> getNames();

    /** Whether nobody else vouches for it. */
    boolean isSelfSigned();

    /** When the certificate begins, as in {@code 2027-01-31T00:00:00Z}. */
    String getNotBefore();

    /** When the certificate ends, as in {@code 2027-01-31T00:00:00Z}. */
    String getNotAfter();

    /** The SHA-256 of the certificate, in lower-case hexadecimal digits. */
    String getFingerprint();
}
