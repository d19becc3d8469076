package org.mailroom.security.sasl.spnego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.security.sasl.spnego.SpnegoTestClient.KERBEROS;
import static org.mailroom.security.sasl.spnego.SpnegoTestClient.NTLM;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;

class SpnegoTokenTest {

    @Example
    void theFirstTokenIsRead() throws Exception {
        byte[] token = new byte[300];
        NegTokenInit init = NegTokenInit.parse(SpnegoTestClient.init(token, KERBEROS, NTLM));
        assertThat(init.mechToken()).contains(token);
        assertThat(init.mechList()).isEqualTo(SpnegoTestClient.mechList(KERBEROS, NTLM));
        assertThat(init.offersNtlm()).isTrue();
        assertThat(init.prefersNtlm()).isFalse();
    }

    @Property(tries = 100)
    void whatIsWrittenIsRead(@ForAll @IntRange(max = 70_000) int length) throws Exception {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) length);
        byte[] token = NegTokenResp.chosen(NegTokenResp.State.ACCEPT_INCOMPLETE, Optional.of(octets))
                .encode();
        assertThat(NegTokenResp.parse(token).responseToken()).contains(octets);
        assertThat(SpnegoTestClient.answer(token).token()).contains(octets);
        byte[] last = NegTokenResp.completed(Optional.of(octets)).encode();
        assertThat(SpnegoTestClient.answer(last).mic()).contains(octets);
    }

    @Example
    void whatIsNoToken() throws Exception {
        refuseInit("", "frame is missing at octet 0");
        refuseInit("60", "ends in its length");
        refuseInit("6080", "no definite length");
        refuseInit("608500000000000000", "no definite length");
        refuseInit("6084ffffffff00", "reaches beyond");
        refuseInit("60020600", "another mechanism");
        refuseInit("600806062b0601050502", "negTokenInit is missing");
        refuseInit("600006", "goes on where it should end");
        String[] none = {};
        refuseInit(HexFormat.of().formatHex(SpnegoTestClient.init(null, none)), "no mechTypes");
        String[] many = Collections.nCopies(33, KERBEROS).toArray(String[]::new);
        refuseInit(HexFormat.of().formatHex(SpnegoTestClient.init(null, many)), "more than 32");
        assertThatThrownBy(() -> NegTokenResp.parse(HexFormat.of().parseHex("a1073005a0030a0104")))
                .hasMessage("SPNEGO: negState has no such value");
    }

    @Property(tries = 1000)
    void anyOctetsAltered(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 399) Integer> places,
            @ForAll byte mask,
            @ForAll boolean first)
            throws Exception {
        NtlmTestClient client = new NtlmTestClient(NtlmTestClient.SEALED);
        byte[] init = SpnegoTestClient.init(client.negotiate(), NTLM, KERBEROS);
        try (SaslExchange exchange = SpnegoMechanismTest.begin(Set.of(Strength.BITS_128))) {
            if (first) {
                assertThat(exchange.next(altered(init, places, mask))).isNotInstanceOf(SaslStep.Success.class);
                return;
            }
            byte[] challenge = ((SaslStep.Challenge) exchange.next(init)).data();
            byte[] authenticate = client.authenticate(
                    SpnegoTestClient.answer(challenge).token().orElseThrow());
            byte[] mic = client.sign(SpnegoTestClient.mechList(NTLM, KERBEROS));
            byte[] token = SpnegoTestClient.resp(authenticate, mic);
            SaslStep step = exchange.next(altered(token, places, mask));
            assertThat(step).isInstanceOfAny(SaslStep.Success.class, SaslStep.Failure.class);
        }
    }

    @Property(tries = 300)
    void cutOffAnywhere(@ForAll @IntRange(max = 79) int length) throws Exception {
        byte[] init = SpnegoTestClient.init(new byte[40], NTLM, KERBEROS);
        byte[] cut = Arrays.copyOf(init, Math.min(length, init.length - 1));
        try (SaslExchange exchange = SpnegoMechanismTest.begin(Set.of(Strength.BITS_128))) {
            assertThat(exchange.next(cut)).isInstanceOf(SaslStep.Failure.class);
        }
    }

    private static byte[] altered(byte[] token, List<Integer> places, byte mask) {
        byte[] altered = token.clone();
        places.forEach(place -> altered[place % altered.length] ^= mask);
        return altered;
    }

    private static void refuseInit(String hex, String problem) {
        assertThatThrownBy(() -> NegTokenInit.parse(HexFormat.of().parseHex(hex)))
                .isInstanceOf(SpnegoSyntaxException.class)
                .hasMessageContaining(problem);
    }
}
