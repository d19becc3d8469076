package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.CredentialStore.Proof;
import org.mailroom.security.credential.CredentialStore.Verdict;

class EmbeddedCredentialStoreTest {

    private static final InetAddress PEER = InetAddress.getLoopbackAddress();
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
    private static final CountedKey KEY = new CountedKey();
    private static final SecretWrap WRAP = new SecretWrap(Map.of("k", KEY), "k", new SecureRandom());
    private static final SecretSettings SETTINGS = settings(EnumSet.allOf(SecretScheme.class), Optional.of(WRAP));

    private final Map<String, StoredAccount> accounts = new HashMap<>();
    private final HashGate gate = new HashGate(1, Duration.ZERO);
    private final VerifierCache cache = new VerifierCache(100, Duration.ofHours(1), SecurityMetrics.NONE);
    private final EmbeddedCredentialStore store = store(SETTINGS);

    private static SecretSettings settings(Set<SecretScheme> schemes, Optional<SecretWrap> wrap) {
        return new SecretSettings(schemes, CHEAP, SecretSettings.DEFAULT_ITERATIONS, wrap);
    }

    private EmbeddedCredentialStore store(SecretSettings settings) {
        return new EmbeddedCredentialStore(name -> Optional.ofNullable(accounts.get(name)), settings, cache, gate);
    }

    private void account(String name, boolean isEnabled, String password) {
        Map<String, String> secrets = new SecretMaker(SETTINGS).make(name, password.getBytes(UTF_8));
        accounts.put(name, new StoredAccount(name, isEnabled, secrets));
    }

    private Verdict check(String user, String password) throws RealmUnavailableException {
        return store.checkPassword(user, password.getBytes(UTF_8), PEER);
    }

    @BeforeEach
    void accounts() {
        account("alice", true, "caf\u00E9 noir");
        account("bob", true, "secret");
        account("carol", false, "secret");
        accounts.put("dave", new StoredAccount("dave", true, Map.of()));
    }

    @Test
    void knowsItsUsersByTheirPasswords() throws Exception {
        assertThat(store.realm()).isEqualTo("embedded");
        assertThat(store.canonicalName("Alice")).contains("alice");
        assertThat(check("alice", "caf\u00E9 noir")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("alice", "cafe\u0301\u00A0noir")).as("prepared").isEqualTo(Verdict.ACCEPTED);
        assertThat(check("alice", "Caf\u00E9 noir")).isEqualTo(Verdict.REJECTED);
        assertThat(check("alice", "secret")).isEqualTo(Verdict.REJECTED);
        assertThat(check("bob", "secret")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("carol", "secret")).isEqualTo(Verdict.REJECTED);
        assertThat(check("dave", "")).isEqualTo(Verdict.REJECTED);
        assertThat(check("nobody", "secret")).isEqualTo(Verdict.REJECTED);
        assertThat(store.find("alice")).isTrue();
        assertThat(store.find("carol")).isFalse();
        assertThat(store.find("nobody")).isFalse();
    }

    @Test
    void leavesThePasswordToTheCaller() throws Exception {
        byte[] password = "secret".getBytes(UTF_8);
        store.checkPassword("bob", password, PEER);
        assertThat(password).isEqualTo("secret".getBytes(UTF_8));
    }

    @Test
    void whoCannotLogInCostsAsMuchAsWhoCan() throws Exception {
        String[][] logins = {
            {"alice", "wrong"},
            {"carol", "secret"},
            {"dave", "x"},
            {"nobody", "secret"},
            {"", ""},
            {"alice", ""},
            {"alice", "\0"},
            {"alice", "x".repeat(100_000)},
            {"nobody", "x".repeat(100_000)}
        };
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < logins.length; i++) {
                assertThat(check(logins[i][0], logins[i][1])).isEqualTo(Verdict.REJECTED);
                assertThat(gate.computations()).isEqualTo((round - 1L) * logins.length + i + 1);
            }
        }
        assertThat(cache.figures().size())
                .as("only right passwords are remembered")
                .isZero();
    }

    /** Who has no such secret costs what it is to unwrap one. */
    @Test
    void whoHasNoSecretCostsAsMuchAsWhoHasOne() throws Exception {
        for (String user : new String[] {"carol", "dave", "nobody", ""}) {
            assertThat(uses(() -> store.ntHash(user))).isEqualTo(uses(() -> store.ntHash("alice")));
            assertThat(uses(() -> store.cramMd5Context(user))).isEqualTo(uses(() -> store.cramMd5Context("alice")));
        }
    }

    /** How often the wrapping key was used. */
    private static int uses(Callable<?> lookUp) throws Exception {
        KEY.uses.set(0);
        lookUp.call();
        assertThat(KEY.uses).hasPositiveValue();
        return KEY.uses.get();
    }

    private static final class CountedKey extends SecretKeySpec {

        private static final long serialVersionUID = 1;

        private final AtomicInteger uses = new AtomicInteger();

        CountedKey() {
            super(new byte[32], "AES");
        }

        @Override
        public byte[] getEncoded() {
            uses.incrementAndGet();
            return super.getEncoded();
        }
    }

    @Test
    void allOfThemWaitForTheirTurn() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread occupant = new Thread(() -> occupy(inside, end));
        occupant.start();
        inside.await();
        try {
            for (String user : new String[] {"alice", "carol", "dave", "nobody"}) {
                assertThatThrownBy(() -> check(user, "secret")).isInstanceOf(RealmUnavailableException.class);
            }
        } finally {
            end.countDown();
            occupant.join();
        }
        assertThat(check("nobody", "secret")).isEqualTo(Verdict.REJECTED);
    }

    private void occupy(CountDownLatch inside, CountDownLatch end) {
        try {
            gate.check(() -> false, () -> {
                inside.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    return false;
                }
                return true;
            });
        } catch (RealmUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRightPasswordIsHashedOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(check("bob", "secret")).isEqualTo(Verdict.ACCEPTED);
        }
        assertThat(gate.computations()).isEqualTo(1);
        assertThat(cache.figures().hits()).isEqualTo(4);
        assertThat(check("bob", "secreT")).isEqualTo(Verdict.REJECTED);
        cache.purge();
        assertThat(check("bob", "secret")).isEqualTo(Verdict.ACCEPTED);
        assertThat(gate.computations()).isEqualTo(3);
    }

    @Test
    void aChangeOfTheAccountIsSeenAtOnce() throws Exception {
        assertThat(check("bob", "secret")).isEqualTo(Verdict.ACCEPTED);
        Map<String, String> secrets = accounts.get("bob").secrets();

        accounts.put("bob", new StoredAccount("bob", false, secrets));
        assertThat(check("bob", "secret")).as("disabled").isEqualTo(Verdict.REJECTED);
        accounts.put("bob", new StoredAccount("bob", true, secrets));
        assertThat(check("bob", "secret")).isEqualTo(Verdict.ACCEPTED);
        account("bob", true, "another");
        assertThat(check("bob", "secret")).as("changed").isEqualTo(Verdict.REJECTED);
        assertThat(check("bob", "another")).isEqualTo(Verdict.ACCEPTED);
        accounts.remove("bob");
        assertThat(check("bob", "another")).as("deleted").isEqualTo(Verdict.REJECTED);
        accounts.put("alice", new StoredAccount("alice", true, secrets));
        assertThat(check("bob", "secret")).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void usersWhoseNamesAndPasswordsRunTogetherStayApart() throws Exception {
        account("ab", true, "c");
        Map<String, String> secrets = accounts.get("ab").secrets();
        accounts.put("a", new StoredAccount("a", true, secrets));
        assertThat(check("ab", "c")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("a", "bc")).isEqualTo(Verdict.REJECTED);
        assertThat(check("a", "c")).isEqualTo(Verdict.ACCEPTED);
        assertThat(gate.computations()).as("one for each user and password").isEqualTo(3);
    }

    @Test
    void keepsWhatTheOtherMechanismsNeed() throws Exception {
        byte[] password = "caf\u00E9 noir".getBytes(UTF_8);
        for (ScramHash hash : ScramHash.values()) {
            ScramKeys keys = store.scramKeys("alice", hash).orElseThrow();
            assertThat(keys.iterations()).isEqualTo(SecretSettings.DEFAULT_ITERATIONS.get(hash));
            assertThat(ScramSecrets.derive(hash, password, keys.salt(), keys.iterations()))
                    .usingRecursiveComparison()
                    .isEqualTo(keys);
        }
        assertThat(store.ntHash("alice").orElseThrow()).isEqualTo(NtHash.of(password));
        CramMd5Context context = store.cramMd5Context("alice").orElseThrow();
        assertThat(HmacMd5.finish(context, new byte[3]))
                .isEqualTo(HmacMd5.finish(HmacMd5.context(password), new byte[3]));
        assertThat(accounts.get("alice").secrets().toString())
                .doesNotContain(HexFormat.of().formatHex(NtHash.of(password)));
        for (String other : new String[] {"carol", "dave", "nobody"}) {
            assertThat(store.scramKeys(other, ScramHash.SHA_1)).isEmpty();
            assertThat(store.scramKeys(other, ScramHash.SHA_256)).isEmpty();
            assertThat(store.ntHash(other)).isEmpty();
            assertThat(store.cramMd5Context(other)).isEmpty();
        }
    }

    @Test
    void withoutKeysNothingIsKeptThatIsWorthAPassword() throws Exception {
        SecretSettings unwrapped = settings(EnumSet.allOf(SecretScheme.class), Optional.empty());
        assertThat(new SecretMaker(unwrapped).make("alice", "x".getBytes(UTF_8)))
                .containsOnlyKeys("argon2id", "scram-sha-1", "scram-sha-256");
        assertThat(store(unwrapped).proofs())
                .containsExactlyInAnyOrder(Proof.PASSWORD, Proof.SCRAM_SHA_1, Proof.SCRAM_SHA_256, Proof.IDENTITY);
        assertThat(store(unwrapped).ntHash("alice")).isEmpty();
        assertThat(store.proofs()).containsExactlyInAnyOrder(Proof.values());
        assertThat(SecretSettings.defaults(Optional.empty()).schemes()).isEqualTo(unwrapped.schemes());
    }

    @Test
    void whatIsOffIsNotLookedAt() throws Exception {
        SecretSettings none = settings(Set.of(SecretScheme.SCRAM_SHA_256), Optional.empty());
        EmbeddedCredentialStore scramAlone = store(none);
        assertThat(scramAlone.proofs()).containsExactlyInAnyOrder(Proof.SCRAM_SHA_256, Proof.IDENTITY);
        assertThat(scramAlone.checkPassword("bob", "secret".getBytes(UTF_8), PEER))
                .isEqualTo(Verdict.REJECTED);
        assertThat(scramAlone.scramKeys("bob", ScramHash.SHA_1)).isEmpty();
        assertThat(scramAlone.scramKeys("bob", ScramHash.SHA_256)).isPresent();
        assertThatThrownBy(() -> new SecretSettings(Set.of(), CHEAP, Map.of(), Optional.empty()))
                .hasMessageContaining("4096");
    }

    @Test
    void aSecretThatCannotBeReadIsNoWrongPassword() {
        Map<String, String> others = accounts.get("bob").secrets();
        Map<String, String> broken = new HashMap<>(others);
        broken.put("argon2id", "BROKEN");
        broken.put("scram-sha-1", others.get("scram-sha-256"));
        broken.put("scram-sha-256", "BROKEN");
        accounts.put("eve", new StoredAccount("eve", true, broken));
        assertUnreadable("argon2id", () -> check("eve", "secret"));
        assertUnreadable("scram-sha-1", () -> store.scramKeys("eve", ScramHash.SHA_1));
        assertUnreadable("scram-sha-256", () -> store.scramKeys("eve", ScramHash.SHA_256));
        assertUnreadable("nt", () -> store.ntHash("eve"));
        assertUnreadable("cram-md5", () -> store.cramMd5Context("eve"));
        broken.put("nt", WRAP.wrap("eve", SecretScheme.NT, new byte[15]));
        accounts.put("eve", new StoredAccount("eve", true, broken));
        assertUnreadable("nt", () -> store.ntHash("eve"));
    }

    private static void assertUnreadable(String scheme, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(RealmUnavailableException.class)
                .hasMessageContaining("the secret " + scheme + " of account eve")
                .hasMessageContaining("set the account's password anew")
                .message()
                .doesNotContain("BROKEN");
    }

    @Test
    void anAccountDoesNotShowItsSecrets() {
        assertThat(accounts.get("bob")).asString().contains("bob", "argon2id").doesNotContain("v=19");
    }

    @Test
    void aRealmThatDoesNotAnswerSaysSo() {
        AtomicReference<RealmUnavailableException> trouble = new AtomicReference<>();
        trouble.set(new RealmUnavailableException("the database is away", null));
        EmbeddedCredentialStore away = new EmbeddedCredentialStore(
                name -> {
                    throw trouble.get();
                },
                SETTINGS,
                cache,
                gate);
        assertThatThrownBy(() -> away.checkPassword("bob", "secret".getBytes(UTF_8), PEER))
                .isSameAs(trouble.get());
        assertThatThrownBy(() -> away.find("bob")).isSameAs(trouble.get());
    }

    @Test
    void aNewPasswordMustBeOne() {
        for (String password : new String[] {"", "\0", "x".repeat(1025)}) {
            assertThatThrownBy(() -> new SecretMaker(SETTINGS).make("bob", password.getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("password");
        }
    }
}
