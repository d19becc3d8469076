package org.mailroom.security.credential;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads what {@link SecretMaker} has made. A secret whose scheme is off is not there; one that cannot be read is an
 * operator's trouble and not a wrong password, so it makes the realm unavailable to that account.
 */
final class AccountSecrets {

    private static final int WORDS = 16;

    private final SecretSettings settings;

    AccountSecrets(SecretSettings settings) {
        this.settings = settings;
    }

    Optional<String> text(StoredAccount account, SecretScheme scheme) {
        return settings.schemes().contains(scheme)
                ? Optional.ofNullable(account.secrets().get(scheme.text()))
                : Optional.empty();
    }

    Optional<ScramKeys> scramKeys(StoredAccount account, ScramHash hash) throws RealmUnavailableException {
        SecretScheme scheme = SecretScheme.of(hash);
        Optional<String> text = text(account, scheme);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            ScramKeys keys = ScramSecrets.parse(text.get());
            if (keys.hash() != hash) {
                throw new IllegalArgumentException(
                        "the keys are for " + keys.hash().digest());
            }
            return Optional.of(keys);
        } catch (IllegalArgumentException e) {
            throw unreadable(account, scheme, e);
        }
    }

    Optional<byte[]> ntHash(StoredAccount account) throws RealmUnavailableException {
        return unwrapped(account, SecretScheme.NT, NtHash.OCTETS);
    }

    Optional<CramMd5Context> cramMd5Context(StoredAccount account) throws RealmUnavailableException {
        return unwrapped(account, SecretScheme.CRAM_MD5, 2 * WORDS).map(AccountSecrets::context);
    }

    static byte[] octets(CramMd5Context context) {
        byte[] octets = Arrays.copyOf(context.inner(), 2 * WORDS);
        System.arraycopy(context.outer(), 0, octets, WORDS, WORDS);
        Arrays.fill(context.inner(), (byte) 0);
        Arrays.fill(context.outer(), (byte) 0);
        return octets;
    }

    static RealmUnavailableException unreadable(StoredAccount account, SecretScheme scheme, Exception why) {
        return new RealmUnavailableException(
                "realm " + EmbeddedCredentialStore.REALM + ": the secret " + scheme.text() + " of account "
                        + account.name() + " cannot be used: " + why.getMessage() + "; set the account's password anew",
                why);
    }

    private static CramMd5Context context(byte[] octets) {
        CramMd5Context context =
                new CramMd5Context(Arrays.copyOf(octets, WORDS), Arrays.copyOfRange(octets, WORDS, 2 * WORDS));
        Arrays.fill(octets, (byte) 0);
        return context;
    }

    private Optional<byte[]> unwrapped(StoredAccount account, SecretScheme scheme, int octets)
            throws RealmUnavailableException {
        Optional<String> text = text(account, scheme);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] secret = settings.wrap().orElseThrow().unwrap(account.name(), scheme, text.get());
            if (secret.length != octets) {
                throw new GeneralSecurityException("it has " + secret.length + " octets, not " + octets);
            }
            return Optional.of(secret);
        } catch (GeneralSecurityException e) {
            throw unreadable(account, scheme, e);
        }
    }
}
