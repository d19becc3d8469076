package org.mailroom.security.sasl.spnego;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.security.ntlm.NtlmTestClient.*;
import static org.mailroom.security.sasl.spnego.SpnegoTestClient.KERBEROS;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.security.ntlm.ChannelBindingPolicy;
import org.mailroom.security.ntlm.Layer;
import org.mailroom.security.ntlm.NtlmRealm;
import org.mailroom.security.ntlm.NtlmSettings;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.SecurityLayer;
import org.mailroom.security.sasl.spnego.SpnegoTestClient.Answer;
import org.mailroom.security.tls.ChannelBindings;

class SpnegoMechanismTest {

    private static final String NTLM_MECH = SpnegoTestClient.NTLM;
    private static final int COMPLETED = 0;
    private static final int INCOMPLETE = 1;
    private static final int REQUEST_MIC = 3;

    private final SaslExchange exchange = begin(Set.of(Strength.BITS_128));
    private final NtlmTestClient client = new NtlmTestClient(SEALED);

    static SaslExchange begin(Set<Strength> strengths) {
        NtlmSettings settings = new NtlmSettings(Layer.OFF, ChannelBindingPolicy.OFF, strengths, "MAILROOM");
        SaslContext context = new SaslContext(
                "imap",
                "mail.example.org",
                InetAddress.getLoopbackAddress(),
                false,
                ChannelBindings.NONE,
                Optional.empty());
        return new SpnegoMechanism(new NtlmRealm("user"), settings).begin(context);
    }

    @Test
    void theClientSpeaksFirst() {
        assertThat(((SaslStep.Challenge) exchange.next(null)).data()).isEmpty();
    }

    @Test
    void ntlmAsTheFirstChoice() throws Exception {
        Answer first = answer(exchange.next(SpnegoTestClient.init(client.negotiate(), NTLM_MECH, KERBEROS)));
        assertThat(first.state()).contains(INCOMPLETE);
        assertThat(first.mech()).contains(NTLM_MECH);
        byte[] authenticate = client.authenticate(first.token().orElseThrow());
        SaslStep.Success success = (SaslStep.Success) exchange.next(SpnegoTestClient.resp(authenticate, null));
        assertThat(success.user()).isEqualTo("user");
        Answer last = SpnegoTestClient.answer(success.finalData().orElseThrow());
        assertThat(last.state()).contains(COMPLETED);
        assertThat(last.mic()).isEmpty();
        talk(success.layer().orElseThrow());
    }

    @Test
    void withTheListOfMechanismsSigned() throws Exception {
        byte[] list = SpnegoTestClient.mechList(NTLM_MECH);
        byte[] authenticate = client.authenticate(challenge(NTLM_MECH));
        SaslStep step = exchange.next(SpnegoTestClient.resp(authenticate, client.sign(list)));
        SaslStep.Success success = (SaslStep.Success) step;
        Answer last = SpnegoTestClient.answer(success.finalData().orElseThrow());
        assertThat(client.verify(list, last.mic().orElseThrow())).isTrue();
        client.restartCiphers();
        talk(success.layer().orElseThrow());
    }

    /** Somebody took away what the client would have liked better. */
    @Test
    void aListThatWasAltered() throws Exception {
        byte[] authenticate = client.authenticate(challenge(NTLM_MECH));
        byte[] mic = client.sign(SpnegoTestClient.mechList(KERBEROS, NTLM_MECH));
        assertThat(kind(exchange.next(SpnegoTestClient.resp(authenticate, mic))))
                .isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void ntlmAsTheSecondChoice() throws Exception {
        Answer first = answer(exchange.next(SpnegoTestClient.init(new byte[20], KERBEROS, NTLM_MECH)));
        assertThat(first)
                .isEqualTo(new Answer(
                        Optional.of(REQUEST_MIC), Optional.of(NTLM_MECH), Optional.empty(), Optional.empty()));
        Answer second = answer(exchange.next(SpnegoTestClient.resp(client.negotiate(), null)));
        byte[] authenticate = client.authenticate(second.token().orElseThrow());
        byte[] mic = client.sign(SpnegoTestClient.mechList(KERBEROS, NTLM_MECH));
        SaslStep.Success success = (SaslStep.Success) exchange.next(SpnegoTestClient.resp(authenticate, mic));
        assertThat(SpnegoTestClient.answer(success.finalData().orElseThrow()).mic())
                .isPresent();
    }

    @Test
    void theSecondChoiceMustBeSigned() throws Exception {
        exchange.next(SpnegoTestClient.init(null, KERBEROS, NTLM_MECH));
        Answer second = answer(exchange.next(SpnegoTestClient.resp(client.negotiate(), null)));
        byte[] authenticate = client.authenticate(second.token().orElseThrow());
        SaslStep step = exchange.next(SpnegoTestClient.resp(authenticate, null));
        assertThat(step).isEqualTo(new SaslStep.Failure(Kind.MALFORMED, "SPNEGO: mechListMIC is missing"));
    }

    @Test
    void theFirstChoiceWithoutAToken() throws Exception {
        Answer first = answer(exchange.next(SpnegoTestClient.init(null, NTLM_MECH)));
        assertThat(first.state()).contains(INCOMPLETE);
        assertThat(first.token()).isEmpty();
        assertThat(answer(exchange.next(SpnegoTestClient.resp(client.negotiate(), null)))
                        .token())
                .isPresent();
    }

    @Test
    void withoutNtlm() throws Exception {
        assertThat(kind(exchange.next(SpnegoTestClient.init(new byte[20], KERBEROS))))
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void ntlmWithoutANegotiation() throws Exception {
        SaslStep.Challenge challenge = (SaslStep.Challenge) exchange.next(client.negotiate());
        SaslStep.Success success = (SaslStep.Success) exchange.next(client.authenticate(challenge.data()));
        assertThat(success.finalData()).isEmpty();
        talk(success.layer().orElseThrow());
    }

    @Test
    void aClientThatNeitherSignsNorSealsHasNoLayer() throws Exception {
        SaslStep.Success success = (SaslStep.Success) login(exchange, new NtlmTestClient(LOGIN));
        assertThat(success.layer()).isEmpty();
    }

    @Test
    void aClientThatOnlySigns() throws Exception {
        SaslStep.Failure failure = (SaslStep.Failure) login(exchange, new NtlmTestClient(LOGIN | SIGN | B128));
        assertThat(failure.kind()).isEqualTo(Kind.TOO_WEAK);
        assertThat(failure.reason()).contains("NEGOTIATE_SEAL");
    }

    @Test
    void sealingThatWasOfferedAndTakenAway() throws Exception {
        client.stripped = SEAL;
        assertThat(kind(login(exchange, client))).isEqualTo(Kind.TOO_WEAK);
    }

    @Test
    void sealingThatWasNotOffered() throws Exception {
        client.added = SEAL;
        assertThat(kind(login(begin(Set.of()), client))).isEqualTo(Kind.TOO_WEAK);
    }

    @Test
    void tooWeakASeal() throws Exception {
        client.stripped = B128;
        SaslStep.Failure failure = (SaslStep.Failure) login(exchange, client);
        assertThat(failure.reason()).contains("NEGOTIATE_128");
    }

    @Test
    void theWrongPassword() throws Exception {
        client.ntHash = new byte[16];
        assertThat(kind(login(exchange, client))).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    private byte[] challenge(String... mechs) throws Exception {
        return answer(exchange.next(SpnegoTestClient.init(client.negotiate(), mechs)))
                .token()
                .orElseThrow();
    }

    private static SaslStep login(SaslExchange exchange, NtlmTestClient client) throws Exception {
        Answer first = answer(exchange.next(SpnegoTestClient.init(client.negotiate(), NTLM_MECH)));
        return exchange.next(
                SpnegoTestClient.resp(client.authenticate(first.token().orElseThrow()), null));
    }

    private static Answer answer(SaslStep step) throws Exception {
        return SpnegoTestClient.answer(((SaslStep.Challenge) step).data());
    }

    private static Kind kind(SaslStep step) {
        return ((SaslStep.Failure) step).kind();
    }

    private void talk(SecurityLayer layer) throws Exception {
        for (int i = 0; i < 20; i++) {
            byte[] command = ("a" + i + " NOOP\r\n").getBytes(US_ASCII);
            byte[] sealed = client.seal(command);
            int length = layer.unwrap(sealed, 0, sealed.length);
            assertThat(Arrays.copyOfRange(sealed, layer.overhead(), layer.overhead() + length))
                    .isEqualTo(command);
            byte[] reply = new byte[command.length + layer.overhead()];
            layer.wrap(command, 0, command.length, reply, 0);
            assertThat(client.open(reply, 0, reply.length)).isEqualTo(command);
        }
    }
}
