package org.mailroom.security.credential;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * A realm outside of this server whose right passwords are remembered for a short time. All that it decides by is part of what is
 * remembered: realm, user, password, and the peer's address. What it would decide otherwise tomorrow (a changed password, a user
 * who was disabled) counts when the cache forgets. Wrong passwords are not remembered.
 */
public final class RememberingRealm implements CredentialStore {

    private final CredentialStore realm;
    private final VerifierCache cache;

    public RememberingRealm(CredentialStore realm, VerifierCache cache) {
        this.realm = realm;
        this.cache = cache;
    }

    @Override
    public String realm() {
        return realm.realm();
    }

    @Override
    public Set<Proof> proofs() {
        return realm.proofs();
    }

    @Override
    public Optional<String> canonicalName(String user) {
        return realm.canonicalName(user);
    }

    @Override
    public Verdict checkPassword(String user, byte[] password, InetAddress peer) throws RealmUnavailableException {
        VerifierCache.Key decision = cache.key(realm.realm(), user, password, peer.getHostAddress());
        if (cache.contains(decision)) {
            return Verdict.ACCEPTED;
        }
        Verdict verdict = realm.checkPassword(user, password, peer);
        if (verdict == Verdict.ACCEPTED) {
            cache.add(decision);
        }
        return verdict;
    }

    @Override
    public boolean find(String user) throws RealmUnavailableException {
        return realm.find(user);
    }

    @Override
    public Optional<ScramKeys> scramKeys(String user, ScramHash hash) throws RealmUnavailableException {
        return realm.scramKeys(user, hash);
    }

    @Override
    public Optional<byte[]> ntHash(String user) throws RealmUnavailableException {
        return realm.ntHash(user);
    }

    @Override
    public Optional<CramMd5Context> cramMd5Context(String user) throws RealmUnavailableException {
        return realm.cramMd5Context(user);
    }
}
