package org.mailroom.security.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.CredentialStore.Proof;
import org.mailroom.security.credential.CredentialStore.Verdict;

class RememberingRealmTest {

    /** A realm that counts how often it is asked, and takes one password. */
    private static final class Outside implements CredentialStore {

        private final List<String> asked = new ArrayList<>();
        private String password = "secret";
        private boolean answers = true;

        @Override
        public String realm() {
            return "outside";
        }

        @Override
        public Set<Proof> proofs() {
            return Set.of(Proof.PASSWORD);
        }

        @Override
        public Optional<String> canonicalName(String user) {
            return Optional.of(user);
        }

        @Override
        public Verdict checkPassword(String user, byte[] tried, InetAddress peer) throws RealmUnavailableException {
            asked.add(user + "@" + peer.getHostAddress());
            if (!answers) {
                throw new RealmUnavailableException("the directory does not answer", null);
            }
            return new String(tried, StandardCharsets.UTF_8).equals(password) ? Verdict.ACCEPTED : Verdict.REJECTED;
        }

        @Override
        public boolean find(String user) {
            return false;
        }
    }

    private final Outside outside = new Outside();
    private final VerifierCache cache = new VerifierCache(10, Duration.ofMinutes(5), SecurityMetrics.NONE);
    private final RememberingRealm realm = new RememberingRealm(outside, cache);

    private Verdict check(String user, String password, String peer) throws Exception {
        return realm.checkPassword(user, password.getBytes(StandardCharsets.UTF_8), InetAddress.getByName(peer));
    }

    @Test
    void asksOnceForARightPassword() throws Exception {
        assertThat(check("a", "secret", "192.0.2.1")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("a", "secret", "192.0.2.1")).isEqualTo(Verdict.ACCEPTED);
        assertThat(outside.asked).hasSize(1);
    }

    @Test
    void asksAgainForAnotherUserPasswordOrPeer() throws Exception {
        check("a", "secret", "192.0.2.1");
        assertThat(check("b", "secret", "192.0.2.1")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("a", "secret", "192.0.2.2")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("a", "secret2", "192.0.2.1")).isEqualTo(Verdict.REJECTED);
        assertThat(outside.asked).containsExactly("a@192.0.2.1", "b@192.0.2.1", "a@192.0.2.2", "a@192.0.2.1");
    }

    @Test
    void remembersNoWrongPassword() throws Exception {
        assertThat(check("a", "other", "192.0.2.1")).isEqualTo(Verdict.REJECTED);
        outside.password = "other";
        assertThat(check("a", "other", "192.0.2.1")).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void asksAgainWhenTheCacheHasForgotten() throws Exception {
        check("a", "secret", "192.0.2.1");
        outside.password = "changed";
        cache.purge();
        assertThat(check("a", "secret", "192.0.2.1")).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void passesOnThatTheRealmDoesNotAnswer() throws Exception {
        outside.answers = false;
        assertThatThrownBy(() -> check("a", "secret", "192.0.2.1")).isInstanceOf(RealmUnavailableException.class);
        outside.answers = true;
        assertThat(check("a", "secret", "192.0.2.1")).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void offersWhatTheRealmOffers() throws Exception {
        assertThat(realm.realm()).isEqualTo("outside");
        assertThat(realm.proofs()).containsExactly(Proof.PASSWORD);
        assertThat(realm.canonicalName("a")).contains("a");
        assertThat(realm.scramKeys("a", ScramHash.SHA_1)).isEmpty();
    }
}
