package org.mailroom.security.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@link SecretMaker} has made. A secret whose scheme is off is not there; one that cannot be read is an
 * operator's trouble and not a wrong password, so it makes the realm unavailable to that account. For an account or a
 * secret that there is not, a decoy is read instead and dropped: it costs the same.
 */
final class AccountSecrets {

    private static final int WORDS = HmacMd5.OCTETS;
    private static final String DECOY = "decoy";

    private final SecretSettings settings;
    private final StoredAccount decoy;

    AccountSecrets(SecretSettings settings) {
        this.settings = settings;
        this.decoy = decoy(settings);
    }

    /** An account with every secret but that of Argon2id, which has a decoy of its own. */
    private static StoredAccount decoy(SecretSettings settings) {
        Set<SecretScheme> schemes = new HashSet<>(settings.schemes());
        schemes.remove(SecretScheme.ARGON2ID);
        Map<ScramHash, Integer> iterations =
                Map.of(ScramHash.SHA_1, ScramSecrets.MIN_ITERATIONS, ScramHash.SHA_256, ScramSecrets.MIN_ITERATIONS);
        SecretMaker maker = new SecretMaker(new SecretSettings(schemes, settings.cost(), iterations, settings.wrap()));
        return new StoredAccount(DECOY, false, maker.make(DECOY, DECOY.getBytes(StandardCharsets.US_ASCII)));
    }

    Optional<String> text(StoredAccount account, SecretScheme scheme) {
        return settings.schemes().contains(scheme)
                ? Optional.ofNullable(account.secrets().get(scheme.text()))
                : Optional.empty();
    }

    Optional<ScramKeys> scramKeys(Optional<StoredAccount> account, ScramHash hash) throws RealmUnavailableException {
        SecretScheme scheme = SecretScheme.of(hash);
        return read(account, scheme, (name, text) -> {
            ScramKeys keys = ScramSecrets.parse(text);
            if (keys.hash() != hash) {
                throw new IllegalArgumentException(
                        "the keys are for " + keys.hash().digest());
            }
            return keys;
        });
    }

    Optional<byte[]> ntHash(Optional<StoredAccount> account) throws RealmUnavailableException {
        return unwrapped(account, SecretScheme.NT, NtHash.OCTETS);
    }

    Optional<CramMd5Context> cramMd5Context(Optional<StoredAccount> account) throws RealmUnavailableException {
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

    private Optional<byte[]> unwrapped(Optional<StoredAccount> account, SecretScheme scheme, int octets)
            throws RealmUnavailableException {
        return read(account, scheme, (name, text) -> {
            byte[] secret = settings.wrap().orElseThrow().unwrap(name, scheme, text);
            if (secret.length != octets) {
                throw new GeneralSecurityException("it has " + secret.length + " octets, not " + octets);
            }
            return secret;
        });
    }

    private <T> Optional<T> read(Optional<StoredAccount> account, SecretScheme scheme, Reader<T> reader)
            throws RealmUnavailableException {
        if (!settings.schemes().contains(scheme)) {
            return Optional.empty();
        }
        boolean isThere = account.flatMap(found -> text(found, scheme)).isPresent();
        StoredAccount read = isThere ? account.orElseThrow() : decoy;
        try {
            T secret = reader.read(read.name(), text(read, scheme).orElseThrow());
            return isThere ? Optional.of(secret) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(read, scheme, e);
        }
    }

    /** Makes a secret of its text. */
    private interface Reader<T> {

        T read(String account, String text) throws GeneralSecurityException;
    }
}
