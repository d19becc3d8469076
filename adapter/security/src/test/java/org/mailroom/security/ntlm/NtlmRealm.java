package org.mailroom.security.ntlm;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;

/** A realm of users with NT hashes, in memory. */
public final class NtlmRealm implements CredentialStore {

    /** Those that were handed out: a caller clears them. */
    public final List<byte[]> handedOut = new ArrayList<>();

    public boolean isUnavailable;

    private final Map<String, byte[]> hashes = new HashMap<>();

    public NtlmRealm(String... users) {
        for (String user : users) {
            hashes.put(user, NtlmTestClient.NT_HASH);
        }
    }

    @Override
    public String realm() {
        return "test";
    }

    @Override
    public Set<Proof> proofs() {
        return Set.of(Proof.NT_HASH);
    }

    @Override
    public Optional<String> canonicalName(String user) {
        return user.indexOf(' ') >= 0 ? Optional.empty() : Optional.of(user.toLowerCase(Locale.ROOT));
    }

    @Override
    public Verdict checkPassword(String user, byte[] password, InetAddress peer) {
        return Verdict.REJECTED;
    }

    @Override
    public boolean find(String user) {
        return hashes.containsKey(user);
    }

    @Override
    public Optional<byte[]> ntHash(String user) throws RealmUnavailableException {
        if (isUnavailable) {
            throw new RealmUnavailableException("realm test: does not answer", null);
        }
        Optional<byte[]> hash = Optional.ofNullable(hashes.get(user)).map(byte[]::clone);
        hash.ifPresent(handedOut::add);
        return hash;
    }
}
