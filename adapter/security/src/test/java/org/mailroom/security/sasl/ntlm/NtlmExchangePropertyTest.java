package org.mailroom.security.sasl.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mailroom.security.ntlm.NtlmRealm;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;

/** Whatever comes, there is an outcome. */
class NtlmExchangePropertyTest {

    private final NtlmMechanism mechanism =
            new NtlmMechanism(new NtlmRealm("user"), NtlmLogin.required(Strength.BITS_128));

    @Property(tries = 1000)
    void anyOctetsAltered(@ForAll @Size(min = 1, max = 6) List<@IntRange(max = 299) Integer> places, @ForAll byte mask)
            throws Exception {
        NtlmTestClient client = new NtlmTestClient(NtlmTestClient.SEALED);
        try (SaslExchange exchange = mechanism.begin(NtlmLogin.PLAIN)) {
            byte[] challenge = ((SaslStep.Challenge) exchange.next(client.negotiate())).data();
            byte[] authenticate = client.authenticate(challenge);
            byte[] altered = authenticate.clone();
            places.forEach(place -> altered[place % altered.length] ^= mask);
            SaslStep step = exchange.next(altered);
            if (Arrays.equals(altered, authenticate)) {
                assertThat(step).isInstanceOf(SaslStep.Success.class);
            } else {
                // The MIC covers every octet.
                assertThat(step).isInstanceOf(SaslStep.Failure.class);
            }
        }
    }

    @Property(tries = 500)
    void cutOffAnywhere(@ForAll @IntRange(max = 400) int length, @ForAll boolean first) throws Exception {
        NtlmTestClient client = new NtlmTestClient(NtlmTestClient.SEALED);
        try (SaslExchange exchange = mechanism.begin(NtlmLogin.PLAIN)) {
            byte[] negotiate = client.negotiate();
            if (first) {
                SaslStep step = exchange.next(Arrays.copyOf(negotiate, Math.min(length, 15)));
                assertThat(step).isInstanceOf(SaslStep.Failure.class);
                return;
            }
            byte[] authenticate = client.authenticate(((SaslStep.Challenge) exchange.next(negotiate)).data());
            byte[] cut = Arrays.copyOf(authenticate, Math.min(length, authenticate.length - 1));
            assertThat(exchange.next(cut)).isInstanceOf(SaslStep.Failure.class);
        }
    }

    @Property(tries = 500)
    void anyOctets(@ForAll byte[] first, @ForAll byte[] second) {
        try (SaslExchange exchange = mechanism.begin(NtlmLogin.PLAIN)) {
            assertThat(exchange.next(first)).isInstanceOf(SaslStep.Failure.class);
        }
        try (SaslExchange exchange = mechanism.begin(NtlmLogin.PLAIN)) {
            exchange.next(new NtlmTestClient(NtlmTestClient.SEALED).negotiate());
            assertThat(exchange.next(second)).isInstanceOf(SaslStep.Failure.class);
        }
    }

    @Example
    void whatWasAbortedLeavesNothing() {
        byte[] negotiate = new NtlmTestClient(NtlmTestClient.SEALED).negotiate();
        List<WeakReference<SaslExchange>> exchanges = new ArrayList<>();
        int challenges = 0;
        for (int i = 0; i < 100_000; i++) {
            SaslExchange exchange = mechanism.begin(NtlmLogin.PLAIN);
            challenges += exchange.next(negotiate) instanceof SaslStep.Challenge ? 1 : 0;
            exchange.close();
            if (i % 1000 == 0) {
                exchanges.add(new WeakReference<>(exchange));
            }
        }
        assertThat(challenges).isEqualTo(100_000);
        for (int i = 0; i < 20 && exchanges.stream().anyMatch(exchange -> exchange.get() != null); i++) {
            System.gc();
        }
        assertThat(exchanges).allMatch(exchange -> exchange.get() == null);
    }
}
