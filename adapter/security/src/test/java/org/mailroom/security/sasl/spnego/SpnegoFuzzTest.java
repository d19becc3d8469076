package org.mailroom.security.sasl.spnego;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;

/** Any octets are a token or are refused, whenever they come. */
class SpnegoFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void tokens(byte[] octets) {
        try (SaslExchange exchange = SpnegoMechanismTest.begin(Set.of(Strength.BITS_128))) {
            SaslStep step = exchange.next(octets);
            for (int i = 0; i < 3 && step instanceof SaslStep.Challenge; i++) {
                step = exchange.next(octets);
            }
            assertThat(step).isInstanceOf(SaslStep.Failure.class);
        }
        try {
            NegTokenResp token = NegTokenResp.parse(octets);
            assertThat(NegTokenResp.parse(token.encode()).responseToken().isPresent())
                    .isEqualTo(token.responseToken().isPresent());
        } catch (SpnegoSyntaxException e) {
            assertThat(e.getMessage()).hasSizeLessThan(200);
        }
    }
}
