package org.mailroom.security.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.mailroom.security.credential.CramMd5Context;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;
import org.mailroom.security.sasl.scram.ScramDecoy;

/** A realm in memory. Names are equal in any case; a name with a control character or nothing in it is none. */
public final class TestRealm implements CredentialStore {

    public static final int ITERATIONS = 4096;
    public static final int SALT_OCTETS = 16;
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
            realm.keys.put(user + hash, scram(hash, password));
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
        return Optional.ofNullable(passwords.get(user)).map(TestRealm::cramMd5);
    }

    private void requireUp() throws RealmUnavailableException {
        if (isDown) {
            throw new RealmUnavailableException("ldap://10.1.2.3 does not answer", null);
        }
    }

    private static ScramKeys scram(ScramHash hash, String password) {
        try {
            byte[] salt = Arrays.copyOf("a grain of salt".getBytes(UTF_8), SALT_OCTETS);
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 8 * hash.octets());
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2With" + hash.mac())
                    .generateSecret(spec)
                    .getEncoded();
            byte[] stored = MessageDigest.getInstance(hash.digest()).digest(hmac(hash, salted, "Client Key"));
            return new ScramKeys(hash, salt, ITERATIONS, stored, hmac(hash, salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(ScramHash hash, byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(hash.mac());
        mac.init(new SecretKeySpec(key, hash.mac()));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static CramMd5Context cramMd5(String password) {
        return new CramMd5Context(md5(password, 0x36), md5(password, 0x5C));
    }

    private static byte[] md5(String password, int pad) {
        byte[] block = Arrays.copyOf(password.getBytes(UTF_8), 64);
        for (int i = 0; i < 64; i++) {
            block[i] ^= (byte) pad;
        }
        MD5Digest md5 = new MD5Digest();
        md5.update(block, 0, 64);
        byte[] state = md5.getEncodedState();
        byte[] words = new byte[16];
        for (int i = 0; i < 16; i++) {
            words[i] = state[16 + (i & ~3) + 3 - (i & 3)];
        }
        return words;
    }
}
