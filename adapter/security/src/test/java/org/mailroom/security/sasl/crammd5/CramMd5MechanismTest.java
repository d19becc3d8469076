package org.mailroom.security.sasl.crammd5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.security.sasl.Logins.connection;
import static org.mailroom.security.sasl.Logins.kind;
import static org.mailroom.security.sasl.Logins.text;

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
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.TestRealm;

class CramMd5MechanismTest {

    private final CramMd5Mechanism cram = new CramMd5Mechanism(TestRealm.of("an na", "geheim"));

    @Test
    void theClientOfTheJdkLogsIn() throws Exception {
        assertThat(Logins.login(cram, connection(), jdk("an na", "geheim")))
                .isEqualTo(new Turn.Accepted("an na", Optional.empty()));
    }

    @Test
    void unknownUserAndWrongPasswordAreTheSame() throws Exception {
        Turn wrong = Logins.login(cram, connection(), jdk("an na", "wrong"));
        Turn unknown = Logins.login(new CramMd5Mechanism(new TestRealm()), connection(), jdk("an na", "geheim"));
        assertThat(unknown).isEqualTo(wrong);
        assertThat(((Turn.Refused) wrong).failure().kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    private static SaslClient jdk(String user, String password) throws Exception {
        return Sasl.createSaslClient(new String[] {"CRAM-MD5"}, null, "imap", "localhost", Map.of(), callbacks -> {
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
    void everyChallengeIsNew() {
        String one = text(cram.begin(connection()).next(null));
        String other = text(cram.begin(connection()).next(null));
        assertThat(one).matches("<[0-9a-f]{32}\\.[0-9]+@mail\\.example\\.org>").isNotEqualTo(other);
    }

    @Test
    void theServerSpeaksFirst() {
        assertThat(kind(cram.begin(connection()).next("an na 00".getBytes(UTF_8))))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void brokenResponsesAreRefused() {
        String code = "b913a602c7eda7a495b4e6e7334d3890";
        for (String broken : List.of(
                "",
                " ",
                code,
                " " + code,
                "anna" + code,
                "anna " + code + "0",
                "anna z" + code.substring(1),
                "x".repeat(256) + " " + code,
                "an\0na " + code)) {
            try (SaslExchange exchange = cram.begin(connection())) {
                exchange.next(null);
                assertThat(kind(exchange.next(broken.getBytes(UTF_8))))
                        .as(broken)
                        .isEqualTo(Kind.MALFORMED);
            }
        }
    }
}
