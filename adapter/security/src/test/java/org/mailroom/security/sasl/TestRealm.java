package org.mailroom.security.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.credential.CramMd5Context;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.HmacMd5;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;
import org.mailroom.security.credential.ScramSecrets;
import org.mailroom.security.sasl.scram.ScramDecoy;

/** A realm in memory. Names are equal in any case; a name with a control character or nothing in it is none. */
public final class TestRealm implements CredentialStore {

    public static final int ITERATIONS = 4096;
    public static final int SALT_OCTETS = 16;
    private static final byte[] SALT = Arrays.copyOf("a grain of salt".getBytes(UTF_8), SALT_OCTETS);
    public static final ScramDecoy DECOY =
            ScramDecoy.random(SALT_OCTETS, Map.of(ScramHash.SHA_1, ITERATIONS, ScramHash.SHA_256, ITERATIONS));

    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, ScramKeys> keys = new HashMap<>();
    private final List<byte[]> seenPasswords = new ArrayList<>();
    private boolean isDown;

    public static TestRealm of(String user, String password) {
        TestRealm realm = new TestRealm();
        realm.passwords.put(user, password);
        for (ScramHash hash : ScramHash.values()) {
            realm.keys.put(user + hash, ScramSecrets.derive(hash, password.getBytes(UTF_8), SALT, ITERATIONS));
        }
        return realm;
    }

    public void goDown() {
        isDown = true;
    }

    /** The arrays that were passed for passwords. */
    public List<byte[]> seenPasswords() {
        return seenPasswords;
    }

    @Override
    public String realm() {
        return "test";
    }

    @Override
    public Set<Proof> proofs() {
        return Set.of(Proof.values());
    }

    @Override
    public Optional<String> canonicalName(String user) {
        boolean isName = !user.isEmpty() && user.chars().noneMatch(Character::isISOControl);
        return isName ? Optional.of(user.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    @Override
    public Verdict checkPassword(String user, byte[] password, InetAddress peer) throws RealmUnavailableException {
        requireUp();
        seenPasswords.add(password);
        String known = passwords.get(user);
        return known != null && Arrays.equals(known.getBytes(UTF_8), password) ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    @Override
    public boolean find(String user) throws RealmUnavailableException {
        requireUp();
        return passwords.containsKey(user);
    }

    @Override
    public Optional<ScramKeys> scramKeys(String user, ScramHash hash) throws RealmUnavailableException {
        requireUp();
        return Optional.ofNullable(keys.get(user + hash));
    }

    @Override
    public Optional<CramMd5Context> cramMd5Context(String user) throws RealmUnavailableException {
        requireUp();
        return Optional.ofNullable(passwords.get(user)).map(password -> HmacMd5.context(password.getBytes(UTF_8)));
    }

    private void requireUp() throws RealmUnavailableException {
        if (isDown) {
            throw new RealmUnavailableException("ldap://10.1.2.3 does not answer", null);
        }
    }
}
