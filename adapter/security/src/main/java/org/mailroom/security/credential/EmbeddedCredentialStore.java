package org.mailroom.security.credential;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The realm of the server's own accounts. The account is read at each login; who is unknown or disabled, or has no
 * password, costs the same hash as a wrong password, made with the cost of today. A hash that was made with another cost
 * is checked with that one, and stays so until the account's password is set anew.
 */
public final class EmbeddedCredentialStore implements CredentialStore {

    /** Its name. */
    public static final String REALM = "embedded";

    private static final byte[] NOBODYS_PASSWORD = new byte[8];

    private final AccountSource accounts;
    private final AccountSecrets secrets;
    private final Set<Proof> proofs;
    private final VerifierCache cache;
    private final HashGate gate;
    private final Argon2idHash decoy;

    /**
     * On these accounts.
     *
     * @param settings as the secrets were made with
     * @param cache of right passwords; may be shared with other realms
     * @param gate shared by all who hash passwords
     */
    public EmbeddedCredentialStore(
            AccountSource accounts, SecretSettings settings, VerifierCache cache, HashGate gate) {
        this.accounts = accounts;
        this.secrets = new AccountSecrets(settings);
        this.proofs = proofs(settings.schemes());
        this.cache = cache;
        this.gate = gate;
        this.decoy = Argon2idHash.decoy(settings.cost(), new SecureRandom());
    }

    @Override
    public String realm() {
        return REALM;
    }

    @Override
    public Set<Proof> proofs() {
        return proofs;
    }

    @Override
    public Optional<String> canonicalName(String user) {
        return Usernames.canonical(user);
    }

    @Override
    public Verdict checkPassword(String user, byte[] password, InetAddress peer) throws RealmUnavailableException {
        Optional<StoredAccount> account = enabled(user);
        Optional<byte[]> prepared = Passwords.forChecking(password);
        try {
            Argon2idHash hash = prepared.isPresent() ? hash(account) : decoy;
            boolean isRight = verify(user, prepared.orElse(NOBODYS_PASSWORD), hash);
            return isRight && hash != decoy ? Verdict.ACCEPTED : Verdict.REJECTED;
        } finally {
            prepared.ifPresent(octets -> Arrays.fill(octets, (byte) 0));
        }
    }

    @Override
    public boolean find(String user) throws RealmUnavailableException {
        return enabled(user).isPresent();
    }

    @Override
    public Optional<ScramKeys> scramKeys(String user, ScramHash hash) throws RealmUnavailableException {
        return secrets.scramKeys(enabled(user), hash);
    }

    @Override
    public Optional<byte[]> ntHash(String user) throws RealmUnavailableException {
        return secrets.ntHash(enabled(user));
    }

    @Override
    public Optional<CramMd5Context> cramMd5Context(String user) throws RealmUnavailableException {
        return secrets.cramMd5Context(enabled(user));
    }

    private Optional<StoredAccount> enabled(String user) throws RealmUnavailableException {
        return accounts.find(user).filter(StoredAccount::isEnabled);
    }

    private Argon2idHash hash(Optional<StoredAccount> account) throws RealmUnavailableException {
        Optional<String> text = account.flatMap(found -> secrets.text(found, SecretScheme.ARGON2ID));
        try {
            return text.map(Argon2idHash::parse).orElse(decoy);
        } catch (IllegalArgumentException e) {
            throw AccountSecrets.unreadable(account.orElseThrow(), SecretScheme.ARGON2ID, e);
        }
    }

    private boolean verify(String user, byte[] password, Argon2idHash hash) throws RealmUnavailableException {
        VerifierCache.Key decision = cache.key(REALM, user, password, hash.text());
        if (cache.contains(decision)) {
            return true;
        }
        boolean isRight = gate.check(() -> cache.containsByNow(decision), () -> hash.matches(password));
        if (isRight) {
            cache.add(decision);
        }
        return isRight;
    }

    private static Set<Proof> proofs(Set<SecretScheme> schemes) {
        Set<Proof> proofs = EnumSet.of(Proof.IDENTITY);
        for (SecretScheme scheme : schemes) {
            proofs.add(
                    switch (scheme) {
                        case ARGON2ID -> Proof.PASSWORD;
                        case SCRAM_SHA_1 -> Proof.SCRAM_SHA_1;
                        case SCRAM_SHA_256 -> Proof.SCRAM_SHA_256;
                        case NT -> Proof.NT_HASH;
                        case CRAM_MD5 -> Proof.CRAM_MD5;
                    });
        }
        return Set.copyOf(proofs);
    }
}
