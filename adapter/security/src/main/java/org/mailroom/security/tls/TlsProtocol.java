package org.mailroom.security.tls;

/** The versions of TLS that mail may still use (RFC 8997, RFC 9325). */
public enum TlsProtocol {
    TLSV1_2("TLSv1.2"),
    TLSV1_3("TLSv1.3");

    private final String standardName;

    TlsProtocol(String standardName) {
        this.standardName = standardName;
    }

    /** As in {@code TLSv1.3}. */
    public String standardName() {
        return standardName;
    }
}
