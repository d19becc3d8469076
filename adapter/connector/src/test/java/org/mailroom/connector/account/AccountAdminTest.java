package org.mailroom.connector.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.api.Account;
import org.mailroom.api.AccountException;
import org.mailroom.api.AccountException.Reason;
import org.mailroom.api.management.AccountFigures;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.connector.management.Registration;
import org.mailroom.connector.realm.StoredAccounts;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.Argon2Cost;
import org.mailroom.security.credential.CredentialStore.Verdict;
import org.mailroom.security.credential.EmbeddedCredentialStore;
import org.mailroom.security.credential.HashGate;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.credential.SecretMaker;
import org.mailroom.security.credential.SecretScheme;
import org.mailroom.security.credential.SecretSettings;
import org.mailroom.security.credential.VerifierCache;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.mailbox.Quota;
import org.mailroom.store.sql.SqlStore;

/** From an administrator's password to a login, over a real store. */
class AccountAdminTest {

    private static final SecretSettings QUICK = new SecretSettings(
            EnumSet.allOf(SecretScheme.class),
            new Argon2Cost(8, 1, 1),
            SecretSettings.DEFAULT_ITERATIONS,
            Optional.empty());

    private MailStore store;
    private AccountAdmin admin;
    private EmbeddedCredentialStore realm;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = SqlStore.embedded(directory, new StoreSettings(1000, 1 << 30, 0), subscription -> {});
        admin = new AccountAdmin(store.accounts(), new SecretMaker(QUICK));
        realm = new EmbeddedCredentialStore(
                new StoredAccounts(store.accounts()),
                QUICK,
                new VerifierCache(10, Duration.ofMinutes(5), SecurityMetrics.NONE),
                HashGate.ofCores());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Verdict login(String user, String password) throws RealmUnavailableException {
        return realm.checkPassword(user, password.getBytes(StandardCharsets.UTF_8), InetAddress.getLoopbackAddress());
    }

    private static void refused(Reason reason, ThrowingOperation operation) {
        assertThatThrownBy(operation::run)
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .message()
                .isNotBlank();
    }

    private interface ThrowingOperation {
        void run() throws AccountException;
    }

    private static char[] secret(String text) {
        return text.toCharArray();
    }

    @Test
    void whoIsMadeCanLogIn() throws Exception {
        char[] password = secret("pässword €");
        assertThat(admin.create("Alice@Example.COM", password)).isEqualTo("alice@example.com");
        assertThat(password).as("stays the caller's").containsExactly(secret("pässword €"));
        assertThat(login("alice@example.com", "pässword €")).isEqualTo(Verdict.ACCEPTED);
        assertThat(login("alice@example.com", "pässword")).isEqualTo(Verdict.REJECTED);
        assertThat(store.accounts().find("alice@example.com").orElseThrow().toString())
                .doesNotContain("pässword");
    }

    @Test
    void anotherPasswordTakesThePlaceOfTheFirst() throws Exception {
        admin.create("alice", secret("first"));
        assertThat(login("alice", "first")).isEqualTo(Verdict.ACCEPTED);
        admin.setPassword("ALICE", secret("second"));
        assertThat(login("alice", "first")).isEqualTo(Verdict.REJECTED);
        assertThat(login("alice", "second")).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void whoIsDisabledOrDeletedCannotLogIn() throws Exception {
        admin.create("alice", secret("secret"));
        admin.setEnabled("alice", false);
        assertThat(login("alice", "secret")).isEqualTo(Verdict.REJECTED);
        admin.setEnabled("alice", true);
        assertThat(login("alice", "secret")).isEqualTo(Verdict.ACCEPTED);
        admin.delete("alice");
        assertThat(login("alice", "secret")).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void listsInPages() throws Exception {
        for (String name : List.of("bob", "alice", "anna", "carol")) {
            admin.create(name, secret("x"));
        }
        admin.setEnabled("bob", false);
        assertThat(admin.list("", 3, "")).extracting(Account::name).containsExactly("alice", "anna", "bob");
        assertThat(admin.list("", 3, "bob")).extracting(Account::name).containsExactly("carol");
        assertThat(admin.list("a", 10, "")).extracting(Account::name).containsExactly("alice", "anna");
        assertThat(admin.list("b", 1, "").get(0).isEnabled()).isFalse();
        assertThatThrownBy(() -> admin.list("", 1001, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatIsWrongWithNamesAndPasswords() throws Exception {
        admin.create("alice", secret("secret"));
        refused(Reason.EXISTS, () -> admin.create("ALICE", secret("x")));
        refused(Reason.UNKNOWN, () -> admin.setPassword("bob", secret("x")));
        refused(Reason.UNKNOWN, () -> admin.setEnabled("bob", true));
        refused(Reason.UNKNOWN, () -> admin.delete("bob"));
        refused(Reason.BAD_NAME, () -> admin.create("two words", secret("x")));
        refused(Reason.BAD_NAME, () -> admin.create("", secret("x")));
        refused(Reason.BAD_NAME, () -> admin.create(null, secret("x")));
        refused(Reason.BAD_PASSWORD, () -> admin.create("bob", secret("")));
        refused(Reason.BAD_PASSWORD, () -> admin.create("bob", secret("x".repeat(1025))));
        refused(Reason.BAD_PASSWORD, () -> admin.create("bob", secret("€".repeat(342))));
        refused(Reason.BAD_PASSWORD, () -> admin.create("bob", secret("a\uD800")));
        admin.create("bob", secret("€".repeat(341)));
        assertThat(login("bob", "€".repeat(341))).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void saysThatTheStoreIsClosed() {
        store.close();
        refused(Reason.UNAVAILABLE, () -> admin.create("alice", secret("x")));
        refused(Reason.UNAVAILABLE, () -> admin.list("", 1, ""));
        assertThatThrownBy(() -> login("alice", "x"))
                .isInstanceOf(RealmUnavailableException.class)
                .hasMessageStartingWith("the store of the accounts does not answer: ");
    }

    @Test
    void aJmxClientDoesTheSame() throws Exception {
        var name = new ObjectName(AccountsMXBean.OBJECT_NAME_PREFIX + "admin-test");
        try (var registration = Registration.of(new AccountsBean(admin, store.mailboxes()::quota), "admin-test")) {
            AccountsMXBean bean =
                    JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), name, AccountsMXBean.class);
            assertThat(registration).isNotNull();
            assertThat(bean.createAccount("Alice", "secret")).isEqualTo("alice");
            assertThat(login("alice", "secret")).isEqualTo(Verdict.ACCEPTED);
            bean.setPassword("alice", "other");
            assertThat(login("alice", "other")).isEqualTo(Verdict.ACCEPTED);
            bean.setQuota("ALICE", 1 << 20, 100);
            assertThat(store.mailboxes().quota("alice")).isEqualTo(new Quota(0, 1 << 20, 0, 100));
            assertThatThrownBy(() -> bean.setQuota("alice", -2, 100)).isInstanceOf(IllegalArgumentException.class);
            bean.setEnabled("alice", false);
            AccountFigures alice = bean.listAccounts("", 10, "").get(0);
            assertThat(alice.getName()).isEqualTo("alice");
            assertThat(alice.isEnabled()).isFalse();
            assertThat(alice.getSecrets()).isSorted().contains(SecretScheme.ARGON2ID.text());
            assertThatThrownBy(() -> bean.createAccount("alice", "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there is an account 'alice' already");
            assertThatThrownBy(() -> bean.setPassword("alice", null)).isInstanceOf(IllegalArgumentException.class);
            bean.deleteAccount("alice");
            assertThatThrownBy(() -> bean.deleteAccount("alice")).hasMessage("there is no account 'alice'");
            store.close();
            assertThatThrownBy(() -> bean.deleteAccount("alice")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name))
                .isFalse();
    }
}
