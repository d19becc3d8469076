package org.mailroom.security.credential;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A realm outside of this server whose right passwords are remembered for a short time. All that it decides by is part of what is
 * remembered: realm, user, password, and the peer's address. What it would decide otherwise tomorrow (a changed password, a user
 * who was disabled) counts when the cache forgets. Wrong passwords are not remembered. It shows no secret, even if the realm would.
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
        Set<Proof> proofs = EnumSet.of(Proof.PASSWORD, Proof.IDENTITY);
        proofs.retainAll(realm.proofs());
        return proofs;
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
}
