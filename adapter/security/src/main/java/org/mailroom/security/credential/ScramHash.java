package org.mailroom.security.credential;

/** The hashes that SCRAM is used with here (RFC 5802, RFC 7677). */
public enum ScramHash {
    SHA_1("SHA-1", "HmacSHA1", 20),
    SHA_256("SHA-256", "HmacSHA256", 32);

    private final String digest;
    private final String mac;
    private final int octets;

    ScramHash(String digest, String mac, int octets) {
        this.digest = digest;
        this.mac = mac;
        this.octets = octets;
    }

    /** The name of the {@link java.security.MessageDigest}. */
    public String digest() {
        return digest;
    }

    /** The name of the {@link javax.crypto.Mac}. */
    public String mac() {
        return mac;
    }

    /** The length of a key. */
    public int octets() {
        return octets;
    }
}
