package org.mailroom.security.sasl.scram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.security.sasl.Logins.kind;
import static org.mailroom.security.sasl.Logins.text;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.sasl.Logins;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.TestRealm;

/** The rules of RFC 5802 that a good client never touches. */
class ScramMechanismTest {

    private static final SaslContext BOUND = Logins.connection(Logins.BOTH);
    private static final SaslContext UNBOUND = Logins.connection();

    private final TestRealm realm = TestRealm.of("anna", "geheim");
    private final ScramMechanism plus = ScramMechanism.plus(ScramHash.SHA_256, realm, TestRealm.DECOY);
    private final ScramMechanism plain = ScramMechanism.plain(ScramHash.SHA_256, true, realm, TestRealm.DECOY);
    private final ScramMechanism lonely = ScramMechanism.plain(ScramHash.SHA_256, false, realm, TestRealm.DECOY);

    @Test
    void plusNeedsABinding() {
        assertThat(plus.isPossible(BOUND)).isTrue();
        assertThat(plus.isPossible(Logins.connection(Logins.END_POINT_ONLY))).isTrue();
        assertThat(plus.isPossible(UNBOUND)).isFalse();
        assertThat(plain.isPossible(UNBOUND)).isTrue();
    }

    @Test
    void aClientThatWasNotShownPlusWhereItIsOfferedIsRefused() {
        assertThat(kind(first(plain, BOUND, "y,,n=anna,r=abc"))).isEqualTo(Kind.TOO_WEAK);
        assertThat(text(first(plain, UNBOUND, "y,,n=anna,r=abc"))).startsWith("r=abc");
        assertThat(text(first(lonely, BOUND, "y,,n=anna,r=abc"))).startsWith("r=abc");
        assertThat(text(first(plain, BOUND, "n,,n=anna,r=abc"))).startsWith("r=abc");
    }

    @Test
    void theFlagFitsTheMechanism() {
        assertThat(kind(first(plus, BOUND, "n,,n=anna,r=abc"))).isEqualTo(Kind.MALFORMED);
        assertThat(kind(first(plus, BOUND, "y,,n=anna,r=abc"))).isEqualTo(Kind.MALFORMED);
        assertThat(kind(first(plain, BOUND, "p=tls-exporter,,n=anna,r=abc"))).isEqualTo(Kind.MALFORMED);
        assertThat(first(plus, BOUND, "p=tls-unique,,n=anna,r=abc"))
                .isEqualTo(SaslStep.Failure.malformed("unsupported-channel-binding-type"));
        assertThat(text(first(plus, BOUND, "p=tls-exporter,,n=anna,r=abc"))).startsWith("r=abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n",
                "n,",
                "n,,",
                "x,,n=anna,r=abc",
                "p=,,n=anna,r=abc",
                "p=a b,,n=anna,r=abc",
                "n,b=x,n=anna,r=abc",
                "n,a=,n=anna,r=abc",
                "n,,n=,r=abc",
                "n,,n=anna",
                "n,,n=anna,r=",
                "n,,r=abc,n=anna",
                "n,,n=anna,r=a c",
                "n,,n=anna,r=äbc",
                "n,,n=an=na,r=abc",
                "n,,n=an=2cna,r=abc",
                "n,,n=anna=,r=abc",
                "n,,m=x,n=anna,r=abc",
                "n,,n=anna,r=abc,m=x",
                "n,,n=anna,r=abc,",
                "n,,n=anna,r=abc,x",
                "n,,n=anna,r=abc,x=",
                "n,,n=anna,r=abc,1=x",
                "n,,n=an\0na,r=abc",
                " n,,n=anna,r=abc",
                "N,,n=anna,r=abc"
            })
    void brokenFirstMessagesAreRefused(String broken) {
        assertThat(kind(first(plain, UNBOUND, broken))).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void mandatoryExtensionsAreRefusedByTheirName() {
        assertThat(first(plain, UNBOUND, "n,,m=x,n=anna,r=abc"))
                .isEqualTo(SaslStep.Failure.malformed("extensions-not-supported"));
        assertThat(text(first(plain, UNBOUND, "n,,n=anna,r=abc,x=y"))).startsWith("r=abc");
    }

    @Test
    void whatIsTooLongIsRefused() {
        for (String name : new String[] {
            "n=" + "x".repeat(256) + ",r=abc", "n=anna,r=" + "x".repeat(513), "n=anna,r=abc,x=" + "y".repeat(4096)
        }) {
            assertThat(kind(first(plain, UNBOUND, "n,," + name))).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void nobodyActsAsAnother() {
        assertThat(kind(first(plain, UNBOUND, "n,a=otto,n=anna,r=abc"))).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(text(first(plain, UNBOUND, "n,a=Anna,n=anna,r=abc"))).startsWith("r=abc");
    }

    @Test
    void theServersNonceIsNewEachTime() {
        String one = text(first(plain, UNBOUND, "n,,n=anna,r=abc"));
        String other = text(first(plain, UNBOUND, "n,,n=anna,r=abc"));
        assertThat(one).matches("r=abc[!-+\\--~]{24},s=[A-Za-z0-9+/]+=*,i=4096").isNotEqualTo(other);
    }

    @Test
    void anUnknownUserLooksLikeAKnownOne() {
        String known = text(first(plain, UNBOUND, "n,,n=anna,r=abc"));
        String unknown = text(first(plain, UNBOUND, "n,,n=otto,r=abc"));
        assertThat(unknown).hasSameSizeAs(known).endsWith(",i=4096");
        assertThat(salt(unknown)).isEqualTo(salt(text(first(plain, UNBOUND, "n,,n=OTTO,r=xyz"))));
        assertThat(salt(unknown)).isNotEqualTo(salt(text(first(plain, UNBOUND, "n,,n=emil,r=abc"))));
        assertThat(salt(unknown)).isNotEqualTo(salt(known));
    }

    @Test
    void anUnknownUserFailsAtTheProofLikeAWrongPassword() {
        ScramMechanism empty = ScramMechanism.plain(ScramHash.SHA_256, true, new TestRealm(), TestRealm.DECOY);
        SaslStep wrong = last(plain, "biws", 32);
        assertThat(kind(wrong)).isEqualTo(Kind.BAD_CREDENTIALS);
        assertThat(last(empty, "biws", 32)).isEqualTo(wrong);
    }

    @Test
    void aNameThatNobodyCanHaveFailsAtTheProofToo() {
        try (SaslExchange exchange = plain.begin(UNBOUND)) {
            String nonce = nonce(exchange.next("n,,n=an\nna,r=abc".getBytes(UTF_8)));
            assertThat(kind(exchange.next(("c=biws,r=" + nonce + ",p=" + zeros(32)).getBytes(UTF_8))))
                    .isEqualTo(Kind.BAD_CREDENTIALS);
        }
    }

    @Test
    void theFinalMessageIsChecked() {
        assertThat(kind(last(plain, "biws", 20))).isEqualTo(Kind.BAD_CREDENTIALS);
        assertThat(kind(last(plain, "eSws", 32))).isEqualTo(Kind.MALFORMED);
        assertThat(kind(last(plain, "b*ws", 32))).isEqualTo(Kind.MALFORMED);
        for (String broken : new String[] {
            "",
            "c=biws",
            "c=biws,r=%s",
            "c=biws,r=%s,p=",
            "c=biws,r=%s,p=*",
            "c=biws,r=%sx,p=AAAA",
            "c=biws,r=abc,p=AAAA",
            "r=%s,c=biws,p=AAAA",
            "c=biws,r=%s,p=AAAA,x=y",
            "c=biws,r=%s,m=x,p=AAAA",
            "c=biws,r=%s,,p=AAAA",
            "c=,r=%s,p=AAAA"
        }) {
            try (SaslExchange exchange = plain.begin(UNBOUND)) {
                String nonce = nonce(exchange.next("n,,n=anna,r=abc".getBytes(UTF_8)));
                assertThat(kind(exchange.next(String.format(broken, nonce).getBytes(UTF_8))))
                        .as(broken)
                        .isEqualTo(Kind.MALFORMED);
            }
        }
    }

    @Test
    void theHeaderOfTheFirstMessageBindsTheLast() {
        String header = Base64.getEncoder().encodeToString("p=tls-exporter,,".getBytes(UTF_8));
        try (SaslExchange exchange = plus.begin(BOUND)) {
            String nonce = nonce(exchange.next("p=tls-exporter,,n=anna,r=abc".getBytes(UTF_8)));
            SaslStep step = exchange.next(("c=" + header + ",r=" + nonce + ",p=" + zeros(32)).getBytes(UTF_8));
            assertThat(((SaslStep.Failure) step).reason()).startsWith("channel-bindings-dont-match");
        }
    }

    @Test
    void aRealmThatIsDownIsNotAWrongPassword() {
        realm.goDown();
        assertThat(kind(first(plain, UNBOUND, "n,,n=anna,r=abc"))).isEqualTo(Kind.UNAVAILABLE);
    }

    private static SaslStep first(ScramMechanism mechanism, SaslContext context, String message) {
        try (SaslExchange exchange = mechanism.begin(context)) {
            return exchange.next(message.getBytes(UTF_8));
        }
    }

    private static SaslStep last(ScramMechanism mechanism, String binding, int proofOctets) {
        try (SaslExchange exchange = mechanism.begin(UNBOUND)) {
            String nonce = nonce(exchange.next("n,,n=anna,r=abc".getBytes(UTF_8)));
            return exchange.next(("c=" + binding + ",r=" + nonce + ",p=" + zeros(proofOctets)).getBytes(UTF_8));
        }
    }

    private static String zeros(int octets) {
        return Base64.getEncoder().encodeToString(new byte[octets]);
    }

    private static String nonce(SaslStep serverFirst) {
        return text(serverFirst).split(",")[0].substring(2);
    }

    private static String salt(String serverFirst) {
        return serverFirst.split(",")[1];
    }
}
