package org.mailroom.security.sasl.ntlm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.security.ntlm.NtlmTestClient.*;

import java.util.Arrays;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.security.ntlm.NtlmRealm;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.sasl.SaslDialogue;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;

class NtlmMechanismTest {

    private final NtlmRealm realm = new NtlmRealm("user", "user@example.org", "other@example.org", "stra\u00DFe");
    private final NtlmTestClient client = new NtlmTestClient(LOGIN);

    @Test
    void theRightPassword() throws Exception {
        assertThat(run()).isEqualTo(SaslStep.Success.of("user"));
        assertThat(realm.handedOut).isNotEmpty().allMatch(hash -> Arrays.equals(hash, new byte[16]));
    }

    @Test
    void theWrongPasswordAndTheUnknownUserAreAlike() throws Exception {
        client.ntHash = new byte[16];
        SaslStep wrong = run();
        client.user = "nobody";
        SaslStep unknown = run();
        client.user = "no body";
        assertThat(wrong).isEqualTo(unknown).isEqualTo(run());
        assertThat(((SaslStep.Failure) wrong).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void anUnknownUserDoesNotGetInByAnyHash() throws Exception {
        client.user = "nobody";
        assertThat(kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @ParameterizedTest
    @CsvSource({
        "user@example.org, '', user@example.org",
        "USER@example.org, MAILROOM, user@example.org",
        "other, example.org, other@example.org",
        "user, example.org, user",
        "user, '', user",
    })
    void whoIsMeant(String user, String domain, String expected) throws Exception {
        client.user = user;
        client.domain = domain;
        assertThat(run()).isEqualTo(SaslStep.Success.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRA\u00DFE", "STRASSE"})
    void clientsDisagreeOnUpperCase(String upper) throws Exception {
        client.user = "stra\u00DFe";
        client.upperUser = upper;
        assertThat(run()).isEqualTo(SaslStep.Success.of("stra\u00DFe"));
    }

    @Test
    void withoutUnicode() throws Exception {
        assertThat(NtlmLogin.run(realm, NtlmLogin.off(), new NtlmTestClient(OEM | TARGET | NTLM | ESS)))
                .isEqualTo(SaslStep.Success.of("user"));
    }

    @Test
    void withoutMic() throws Exception {
        client.sendsMic = false;
        assertThat(run()).isEqualTo(SaslStep.Success.of("user"));
    }

    @Test
    void aMicThatIsAnnouncedAndMissing() throws Exception {
        client.zeroMic = true;
        assertThat(kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void anAlteredMessageBeforeTheMic() throws Exception {
        try (SaslExchange exchange = new NtlmMechanism(realm, NtlmLogin.off()).begin(NtlmLogin.PLAIN)) {
            byte[] negotiate = client.negotiate();
            negotiate[12] ^= 0x10;
            SaslStep.Challenge challenge = (SaslStep.Challenge) exchange.next(negotiate);
            SaslStep step = exchange.next(client.authenticate(challenge.data()));
            assertThat(((SaslStep.Failure) step).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
        }
    }

    @Test
    void anotherServersChallenge() throws Exception {
        byte[] stolen;
        try (SaslExchange exchange = new NtlmMechanism(realm, NtlmLogin.off()).begin(NtlmLogin.PLAIN)) {
            stolen = client.authenticate(((SaslStep.Challenge) exchange.next(client.negotiate())).data());
        }
        try (SaslExchange exchange = new NtlmMechanism(realm, NtlmLogin.off()).begin(NtlmLogin.PLAIN)) {
            exchange.next(client.negotiate());
            assertThat(((SaslStep.Failure) exchange.next(stolen)).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
        }
    }

    @Test
    void theRealmDoesNotAnswer() throws Exception {
        realm.isUnavailable = true;
        assertThat(kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void anonymous() throws Exception {
        client.user = "";
        assertThat(run()).isEqualTo(new SaslStep.Failure(Kind.TOO_WEAK, "an anonymous NTLM login is refused"));
        client.user = "user";
        client.added = ANONYMOUS;
        assertThat(kind()).isEqualTo(Kind.TOO_WEAK);
    }

    @Test
    void whatIsOlderThanNtlmV2() throws Exception {
        byte[] user = {'u'};
        byte[] none = {};
        byte[] v1 = NtlmTestClient.authenticate(NTLM, 64, new byte[24], new byte[24], none, user, none, none);
        assertThat(refusal(v1).reason()).contains("NTLMv1").contains("use NTLMv2");
        byte[] lmV2 = NtlmTestClient.authenticate(NTLM, 64, new byte[24], none, none, user, none, none);
        assertThat(refusal(lmV2).reason()).contains("LM").contains("use NTLMv2");
        assertThat(refusal(lmV2).kind()).isEqualTo(Kind.TOO_WEAK);
    }

    @Test
    void theClientMayWaitForAnEmptyChallenge() {
        try (SaslDialogue dialogue = new SaslDialogue(new NtlmMechanism(realm, NtlmLogin.off()), NtlmLogin.PLAIN)) {
            assertThat(dialogue.begin(null)).isEqualTo(new SaslDialogue.Turn.Ask(""));
        }
    }

    @Test
    void sealingIsNotOfferedWithoutALayer() throws Exception {
        NtlmTestClient sealing = new NtlmTestClient(SEALED);
        sealing.added = SEAL;
        assertThat(NtlmLogin.run(realm, NtlmLogin.off(), sealing)).isEqualTo(SaslStep.Success.of("user"));
        try (SaslExchange exchange = new NtlmMechanism(realm, NtlmLogin.off()).begin(NtlmLogin.PLAIN)) {
            byte[] challenge = ((SaslStep.Challenge) exchange.next(sealing.negotiate())).data();
            assertThat(challenge[20] & (SEAL | SIGN)).isEqualTo(SIGN);
        }
    }

    @Test
    void theClientOfTheJdk() throws Exception {
        SaslClient jdk = Sasl.createSaslClient(
                new String[] {"NTLM"},
                null,
                "smtp",
                "mail.example.org",
                Map.of("com.sun.security.sasl.ntlm.version", "NTLMv2", "com.sun.security.sasl.ntlm.domain", "Domain"),
                callbacks -> {
                    for (Callback callback : callbacks) {
                        if (callback instanceof NameCallback name) {
                            name.setName("user");
                        } else if (callback instanceof PasswordCallback password) {
                            password.setPassword("Password".toCharArray());
                        } else if (callback instanceof RealmCallback domain) {
                            domain.setText("Domain");
                        }
                    }
                });
        try (SaslExchange exchange = new NtlmMechanism(realm, NtlmLogin.off()).begin(NtlmLogin.PLAIN)) {
            SaslStep.Challenge challenge = (SaslStep.Challenge) exchange.next(jdk.evaluateChallenge(new byte[0]));
            assertThat(exchange.next(jdk.evaluateChallenge(challenge.data()))).isEqualTo(SaslStep.Success.of("user"));
        }
        jdk.dispose();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NTLMSSP", "AUTH PLAIN", "NTLMSSP\0\3\0\0\0aaaaaaaaaaaaaaaaaaaaaa"})
    void whatIsNoMessage(String text) {
        try (SaslExchange exchange = new NtlmMechanism(realm, NtlmLogin.off()).begin(NtlmLogin.PLAIN)) {
            assertThat(((SaslStep.Failure) exchange.next(text.getBytes(UTF_8))).kind())
                    .isEqualTo(Kind.MALFORMED);
        }
    }

    private SaslStep.Failure refusal(byte[] authenticate) {
        try (SaslExchange exchange = new NtlmMechanism(realm, NtlmLogin.off()).begin(NtlmLogin.PLAIN)) {
            exchange.next(client.negotiate());
            return (SaslStep.Failure) exchange.next(authenticate);
        }
    }

    private Kind kind() throws Exception {
        return ((SaslStep.Failure) run()).kind();
    }

    private SaslStep run() throws Exception {
        return NtlmLogin.run(realm, NtlmLogin.off(), client);
    }
}
