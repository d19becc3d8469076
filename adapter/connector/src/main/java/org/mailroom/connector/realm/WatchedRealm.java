package org.mailroom.connector.realm;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.mailroom.connector.management.Log;
import org.mailroom.security.credential.CramMd5Context;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;

/** A realm that tells the administrator, once a minute, when it does not answer: the clients hear only that they may try again. */
public final class WatchedRealm implements CredentialStore {

    private final CredentialStore realm;

    public WatchedRealm(CredentialStore realm) {
        this.realm = realm;
    }

    /** What a realm is asked. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws RealmUnavailableException;
    }

    private <T> T watched(Question<T> question) throws RealmUnavailableException {
        try {
            return question.ask();
        } catch (RealmUnavailableException e) {
            Log.REALM_UNAVAILABLE.write(e.getMessage());
            throw e;
        }
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
        return watched(() -> realm.checkPassword(user, password, peer));
    }

    @Override
    public boolean find(String user) throws RealmUnavailableException {
        return watched(() -> realm.find(user));
    }

    @Override
    public Optional<ScramKeys> scramKeys(String user, ScramHash hash) throws RealmUnavailableException {
        return watched(() -> realm.scramKeys(user, hash));
    }

    @Override
    public Optional<byte[]> ntHash(String user) throws RealmUnavailableException {
        return watched(() -> realm.ntHash(user));
    }

    @Override
    public Optional<CramMd5Context> cramMd5Context(String user) throws RealmUnavailableException {
        return watched(() -> realm.cramMd5Context(user));
    }
}
