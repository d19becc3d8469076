package org.mailroom.security.credential;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Makes what is kept of a new password, one text for each scheme. */
public final class SecretMaker {

    private final SecretSettings settings;
    private final SecureRandom random = new SecureRandom();

    public SecretMaker(SecretSettings settings) {
        this.settings = settings;
    }

    /**
     * The texts to keep. Argon2id and SCRAM are made of the prepared password, NT and CRAM-MD5 of the password as
     * typed: their clients do not prepare it. Takes as long as a login, and longer.
     *
     * @param account canonical: wrapped texts are bound to it
     * @param password in UTF-8; the caller clears it
     * @return by {@link SecretScheme#text}
     * @throws IllegalArgumentException when it cannot be a password: see {@link Passwords#forStoring}
     */
    public Map<String, String> make(String account, byte[] password) {
        byte[] prepared = Passwords.forStoring(password);
        try {
            Map<String, String> texts = new TreeMap<>();
            for (SecretScheme scheme : settings.schemes()) {
                texts.put(scheme.text(), make(account, scheme, password, prepared));
            }
            return texts;
        } finally {
            Arrays.fill(prepared, (byte) 0);
        }
    }

    private String make(String account, SecretScheme scheme, byte[] typed, byte[] prepared) {
        return switch (scheme) {
            case ARGON2ID -> Argon2idHash.of(prepared, settings.cost(), random).text();
            case SCRAM_SHA_1 -> scram(ScramHash.SHA_1, prepared);
            case SCRAM_SHA_256 -> scram(ScramHash.SHA_256, prepared);
            case NT -> wrapped(account, scheme, NtHash.of(typed));
            case CRAM_MD5 -> wrapped(account, scheme, AccountSecrets.octets(HmacMd5.context(typed)));
        };
    }

    private String scram(ScramHash hash, byte[] prepared) {
        int iterations = settings.iterations().get(hash);
        return ScramSecrets.text(ScramSecrets.derive(hash, prepared, iterations, random));
    }

    private String wrapped(String account, SecretScheme scheme, byte[] secret) {
        try {
            return settings.wrap().orElseThrow().wrap(account, scheme, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
