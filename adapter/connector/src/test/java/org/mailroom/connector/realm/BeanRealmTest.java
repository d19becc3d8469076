package org.mailroom.connector.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mailroom.api.LoginValidator;
import org.mailroom.security.credential.CredentialStore.Proof;
import org.mailroom.security.credential.CredentialStore.Verdict;
import org.mailroom.security.credential.RealmUnavailableException;

class BeanRealmTest {

    private static final InetAddress PEER = InetAddress.getLoopbackAddress();

    private final LoginValidators validators = new LoginValidators(true, Duration.ofSeconds(10));
    private final BeanRealm realm = new BeanRealm(validators);
    private final LoginActivationSpec spec = new LoginActivationSpec();

    private FakeValidatorContainer deploy(LoginValidator bean) throws ResourceException {
        var container = new FakeValidatorContainer(bean);
        validators.activate(container, spec);
        return container;
    }

    private Verdict check(String user, String password) throws RealmUnavailableException {
        return realm.checkPassword(user, password.getBytes(StandardCharsets.UTF_8), PEER);
    }

    @Test
    void theBeanDecides() throws Exception {
        var container = deploy(attempt -> attempt.userName().equals("jörg")
                && new String(attempt.password()).equals("pässword €")
                && attempt.peerAddress().equals(PEER.getHostAddress()));
        assertThat(check("jörg", "pässword €")).isEqualTo(Verdict.ACCEPTED);
        assertThat(check("jörg", "password")).isEqualTo(Verdict.REJECTED);
        assertThat(container.released).hasValue(2);
        assertThat(realm.proofs()).containsExactly(Proof.PASSWORD);
    }

    @Test
    void clearsThePasswordAfterTheCall() throws Exception {
        var kept = new AtomicReference<char[]>();
        deploy(attempt -> {
            kept.set(attempt.password());
            return true;
        });
        check("a", "secret");
        assertThat(kept.get()).containsOnly('\0').hasSize(6);
    }

    @Test
    void rejectsAPasswordThatIsNoText() throws Exception {
        var container = deploy(attempt -> true);
        assertThat(realm.checkPassword("a", new byte[] {(byte) 0xC3}, PEER)).isEqualTo(Verdict.REJECTED);
        assertThat(realm.checkPassword("a", new byte[] {'x', (byte) 0xFF}, PEER))
                .isEqualTo(Verdict.REJECTED);
        assertThat(container.mostInside).hasValue(0);
    }

    @Test
    void isUnavailableWithoutABean() {
        assertThatThrownBy(() -> check("a", "b"))
                .isInstanceOf(RealmUnavailableException.class)
                .hasMessageContaining("org.mailroom.api.LoginValidator")
                .hasMessageContaining("deploy one");
    }

    @Test
    void isUnavailableWhenTheBeanThrows() throws Exception {
        var container = deploy(attempt -> {
            throw new IllegalStateException("no database");
        });
        assertThatThrownBy(() -> check("a", "b"))
                .isInstanceOf(RealmUnavailableException.class)
                .hasMessageContaining("doorman failed")
                .hasStackTraceContaining("no database");
        assertThat(container.released).hasValue(1);
    }

    @Test
    void isUnavailableWhileTheApplicationStarts() throws Exception {
        var container = deploy(attempt -> true);
        container.available = false;
        assertThatThrownBy(() -> check("a", "b"))
                .isInstanceOf(RealmUnavailableException.class)
                .hasMessageContaining("the application has not started");
        container.available = true;
        assertThat(check("a", "b")).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void keepsNoMoreAtTheBeanThanItsActivationSays() throws Exception {
        spec.setMaxConcurrency(2);
        var twoInside = new CountDownLatch(2);
        var container = deploy(attempt -> {
            twoInside.countDown();
            return awaited(twoInside);
        });
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try {
            List<Future<Verdict>> logins = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                logins.add(clients.submit(() -> check("a", "b")));
            }
            for (Future<Verdict> login : logins) {
                assertThat(login.get()).isEqualTo(Verdict.ACCEPTED);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(container.mostInside).hasValue(2);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isUnavailableWhenNoInstanceGetsFree() throws Exception {
        spec.setMaxConcurrency(1);
        spec.setTimeout(1);
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        deploy(attempt -> {
            inside.countDown();
            return awaited(leave);
        });
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            Future<Verdict> first = client.submit(() -> check("a", "b"));
            inside.await();
            assertThatThrownBy(() -> check("a", "b"))
                    .isInstanceOf(RealmUnavailableException.class)
                    .hasMessageContaining("no instance of the LoginValidator doorman was free within 1 s");
            leave.countDown();
            assertThat(first.get()).isEqualTo(Verdict.ACCEPTED);
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void takesOneBeanAtATime() throws Exception {
        var first = deploy(attempt -> true);
        assertThatThrownBy(() -> deploy(attempt -> false))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("by doorman already");
        validators.deactivate(first);
        deploy(attempt -> false);
        assertThat(check("a", "b")).isEqualTo(Verdict.REJECTED);
        validators.deactivate(first);
        assertThat(check("a", "b")).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void asksNobodyAfterTheEnd() throws Exception {
        deploy(attempt -> true);
        validators.close();
        assertThatThrownBy(() -> check("a", "b")).isInstanceOf(RealmUnavailableException.class);
    }

    @Test
    void refusesAnActivationOutOfBounds() {
        spec.setMaxConcurrency(0);
        assertThatThrownBy(() -> deploy(attempt -> true))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessage("maxConcurrency is '0', but it is 1 to 1000");
        spec.setMaxConcurrency(1);
        spec.setTimeout(null);
        assertThatThrownBy(spec::validate)
                .isInstanceOfSatisfying(
                        InvalidPropertyException.class, e -> assertThat(e.getInvalidPropertyDescriptors()[0].getName())
                                .isEqualTo("timeout"))
                .hasMessage("timeout is 'null', but it is 1 to 300");
    }

    @Test
    void aNameHasOneForm() {
        assertThat(realm.canonicalName("Jo\u0308rg")).contains("J\u00F6rg");
        assertThat(realm.canonicalName("")).isEmpty();
        assertThat(realm.canonicalName("a\nb")).isEmpty();
        assertThat(realm.canonicalName("a\0")).isEmpty();
        assertThat(realm.canonicalName("a\uD800")).isEmpty();
        assertThat(realm.canonicalName("x".repeat(256))).isEmpty();
    }
}
