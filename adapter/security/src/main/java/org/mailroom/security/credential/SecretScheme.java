package org.mailroom.security.credential;

/** The forms in which a password is kept. */
public enum SecretScheme {
    /** {@link Argon2idHash}. */
    ARGON2ID("argon2id", false),
    /** {@link ScramSecrets} with {@link ScramHash#SHA_1}. */
    SCRAM_SHA_1("scram-sha-1", false),
    /** {@link ScramSecrets} with {@link ScramHash#SHA_256}. */
    SCRAM_SHA_256("scram-sha-256", false),
    /** {@link NtHash}, wrapped by {@link SecretWrap}. */
    NT("nt", true),
    /** {@link CramMd5Context}, wrapped by {@link SecretWrap}. */
    CRAM_MD5("cram-md5", true);

    private final String text;
    private final boolean wrapped;

    SecretScheme(String text, boolean wrapped) {
        this.text = text;
        this.wrapped = wrapped;
    }

    /** As the store knows it. */
    public String text() {
        return text;
    }

    /** Whether it is worth the password to a thief, and so only kept encrypted. */
    public boolean isWrapped() {
        return wrapped;
    }

    static SecretScheme of(ScramHash hash) {
        return hash == ScramHash.SHA_1 ? SCRAM_SHA_1 : SCRAM_SHA_256;
    }
}
