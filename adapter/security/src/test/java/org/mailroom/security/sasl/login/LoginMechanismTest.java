package org.mailroom.security.sasl.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.security.sasl.Logins.connection;
import static org.mailroom.security.sasl.Logins.kind;
import static org.mailroom.security.sasl.Logins.text;

import org.junit.jupiter.api.Test;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.TestRealm;

class LoginMechanismTest {

    private final LoginMechanism login = new LoginMechanism(TestRealm.of("anna", "geheim"));

    @Test
    void asksForNameAndPassword() {
        try (SaslExchange exchange = login.begin(connection())) {
            assertThat(text(exchange.next(null))).isEqualTo("Username:");
            assertThat(text(exchange.next(octets("Anna")))).isEqualTo("Password:");
            assertThat(exchange.next(octets("geheim"))).isEqualTo(SaslStep.Success.of("anna"));
        }
    }

    @Test
    void takesTheNameAsInitialResponse() {
        try (SaslExchange exchange = login.begin(connection())) {
            assertThat(text(exchange.next(octets("anna")))).isEqualTo("Password:");
            assertThat(exchange.next(octets("geheim"))).isEqualTo(SaslStep.Success.of("anna"));
        }
    }

    @Test
    void anEmptyInitialResponseIsNoName() {
        try (SaslExchange exchange = login.begin(connection())) {
            assertThat(text(exchange.next(octets("")))).isEqualTo("Username:");
            assertThat(kind(exchange.next(octets("")))).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void unknownUserAndWrongPasswordAreTheSame() {
        assertThat(fail(login)).isEqualTo(fail(new LoginMechanism(new TestRealm())));
    }

    private static SaslStep fail(LoginMechanism mechanism) {
        try (SaslExchange exchange = mechanism.begin(connection())) {
            assertThat(text(exchange.next(octets("anna")))).isEqualTo("Password:");
            SaslStep step = exchange.next(octets("wrong"));
            assertThat(kind(step)).isEqualTo(Kind.BAD_CREDENTIALS);
            return step;
        }
    }

    @Test
    void boundsAreKept() {
        try (SaslExchange exchange = login.begin(connection())) {
            assertThat(kind(exchange.next(octets("x".repeat(256))))).isEqualTo(Kind.MALFORMED);
        }
        try (SaslExchange exchange = login.begin(connection())) {
            exchange.next(octets("anna"));
            assertThat(kind(exchange.next(octets("x".repeat(1025))))).isEqualTo(Kind.MALFORMED);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(UTF_8);
    }
}
