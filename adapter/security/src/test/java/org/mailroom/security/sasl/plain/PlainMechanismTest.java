package org.mailroom.security.sasl.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.security.sasl.Logins.connection;
import static org.mailroom.security.sasl.Logins.first;
import static org.mailroom.security.sasl.Logins.kind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.Test;
import org.mailroom.security.sasl.Logins;
import org.mailroom.security.sasl.SaslDialogue.Turn;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.TestRealm;

class PlainMechanismTest {

    private final TestRealm realm = TestRealm.of("jürgen", "geheim€");
    private final PlainMechanism plain = new PlainMechanism(realm);

    @Test
    void theClientOfTheJdkLogsIn() throws Exception {
        assertThat(Logins.login(plain, connection(), jdk(null, "Jürgen", "geheim€")))
                .isEqualTo(new Turn.Accepted("jürgen", Optional.empty()));
        assertThat(Logins.login(plain, connection(), jdk("JÜRGEN", "jürgen", "geheim€")))
                .isEqualTo(new Turn.Accepted("jürgen", Optional.empty()));
        assertThat(Logins.login(plain, connection(), jdk(null, "jürgen", "geheim")))
                .isInstanceOf(Turn.Refused.class);
    }

    private static SaslClient jdk(String authzid, String user, String password) throws Exception {
        return Sasl.createSaslClient(new String[] {"PLAIN"}, authzid, "imap", "localhost", Map.of(), callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName(user);
                } else if (callback instanceof PasswordCallback secret) {
                    secret.setPassword(password.toCharArray());
                }
            }
        });
    }

    @Test
    void withoutInitialResponseItAsksOnce() {
        try (var exchange = plain.begin(connection())) {
            assertThat(Logins.text(exchange.next(null))).isEmpty();
        }
    }

    @Test
    void nobodyActsAsAnother() {
        assertThat(kind(first(plain, "other\0jürgen\0geheim€"))).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(realm.seenPasswords()).isEmpty();
    }

    @Test
    void brokenMessagesAreRefusedBeforeTheRealmIsAsked() {
        String longName = "x".repeat(256);
        String longPassword = "x".repeat(1025);
        for (String broken : List.of(
                "",
                "\0",
                "\0\0",
                "\0jürgen",
                "\0jürgen\0",
                "\0\0geheim€",
                "jürgen\0geheim€",
                "\0jürgen\0geh\0eim",
                "\0jürgen\0geheim€\0",
                "\0" + longName + "\0p",
                longName + "\0jürgen\0p",
                "\0jürgen\0" + longPassword)) {
            assertThat(kind(first(plain, broken))).as(broken).isEqualTo(Kind.MALFORMED);
        }
        try (var exchange = plain.begin(connection())) {
            assertThat(kind(exchange.next(new byte[] {0, (byte) 0xC3, 0, 'p'}))).isEqualTo(Kind.MALFORMED);
        }
        assertThat(realm.seenPasswords()).isEmpty();
    }

    @Test
    void theLongestNameAndPasswordAreTaken() {
        String name = "x".repeat(255);
        String password = "y".repeat(1024);
        PlainMechanism mechanism = new PlainMechanism(TestRealm.of(name, password));
        assertThat(first(mechanism, name + "\0" + name + "\0" + password)).isEqualTo(SaslStep.Success.of(name));
    }

    @Test
    void unknownUserAndWrongPasswordAreTheSame() {
        SaslStep wrong = first(plain, "\0jürgen\0wrong");
        SaslStep unknown = first(new PlainMechanism(new TestRealm()), "\0jürgen\0wrong");
        assertThat(unknown).isEqualTo(wrong);
        assertThat(kind(wrong)).isEqualTo(Kind.BAD_CREDENTIALS);
        assertThat(kind(first(plain, "\0jürgen\n\0geheim€"))).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void thePasswordIsCleared() {
        first(plain, "\0jürgen\0geheim€");
        first(plain, "\0jürgen\0wrong");
        assertThat(realm.seenPasswords()).hasSize(2).allSatisfy(array -> assertThat(array)
                .containsOnly(0));
    }

    @Test
    void aRealmThatIsDownIsNotAWrongPassword() {
        realm.goDown();
        SaslStep step = first(plain, "\0jürgen\0geheim€");
        assertThat(kind(step)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(((SaslStep.Failure) step).reason()).doesNotContain("10.1.2.3");
    }
}
