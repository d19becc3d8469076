package org.mailroom.connector.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.connector.realm.FakeWorkManager.Mood;
import org.mailroom.security.credential.CredentialStore.Proof;
import org.mailroom.security.credential.CredentialStore.Verdict;
import org.mailroom.security.credential.RealmUnavailableException;

class ContainerRealmTest {

    private final FakeWorkManager server = new FakeWorkManager(Map.of("jörg", "pässword €"));
    private final ContainerRealm realm = new ContainerRealm(server, Duration.ofSeconds(5));

    private Verdict check(String user, String password) throws RealmUnavailableException {
        return check(user, password.getBytes(StandardCharsets.UTF_8));
    }

    private Verdict check(String user, byte[] password) throws RealmUnavailableException {
        return realm.checkPassword(user, password, InetAddress.getLoopbackAddress());
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOD", "REFUSES_REJECTED_USERS"})
    void theServerDecides(Mood mood) throws Exception {
        server.mood = mood;
        assertThat(check("jörg", "pässword €")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("jörg", "password")).isEqualTo(Verdict.REJECTED);
        assertThat(check("nobody", "pässword €")).isEqualTo(Verdict.REJECTED);
        assertThat(realm.proofs()).containsExactly(Proof.PASSWORD);
    }

    @Test
    void leavesNoPasswordBehind() throws Exception {
        check("jörg", "pässword €");
        assertThat(server.last.getPassword()).isNotEqualTo("pässword €".toCharArray());
    }

    @Test
    void rejectsAPasswordThatIsNoText() throws Exception {
        assertThat(check("jörg", new byte[] {(byte) 0xE2, (byte) 0x82})).isEqualTo(Verdict.REJECTED);
        assertThat(server.last).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"KNOWS_NO_CALLBACK", "IGNORES_CONTEXTS", "BUSY"})
    void isUnavailableWhenTheServerDoesNotSay(Mood mood) {
        server.mood = mood;
        assertThatThrownBy(() -> check("jörg", "pässword €"))
                .isInstanceOf(RealmUnavailableException.class)
                .hasMessageStartingWith("the application server did not check a password: ")
                .hasMessageEndingWith("is a default realm configured, and no work security map for this adapter?");
    }

    @Test
    void saysWhatTheServerSaid() {
        server.mood = Mood.KNOWS_NO_CALLBACK;
        assertThatThrownBy(() -> check("jörg", "x")).hasMessageContaining("a work security map exists");
        server.mood = Mood.BUSY;
        assertThatThrownBy(() -> check("jörg", "x")).hasMessageContaining("no thread within 5000 ms");
    }
}
