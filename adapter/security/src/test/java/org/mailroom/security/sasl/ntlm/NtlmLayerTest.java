package org.mailroom.security.sasl.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.security.ntlm.NtlmTestClient.*;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.security.ntlm.NtlmRealm;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.SecurityLayer;

/** A required layer: there is one that works, or the login has failed. */
class NtlmLayerTest {

    private final NtlmRealm realm = new NtlmRealm("user");

    @Test
    void bothSidesUnderstandEachOther() throws Exception {
        NtlmTestClient client = new NtlmTestClient(SEALED);
        try (SecurityLayer layer = layer(client, Strength.BITS_128)) {
            assertThat(layer.description()).isEqualTo("NTLM 128 bit");
            talk(client, layer);
        }
    }

    @Test
    void withFiftySixBitsWhereTheyAreEnabled() throws Exception {
        NtlmTestClient client = new NtlmTestClient(SEALED & ~B128 | B56);
        try (SecurityLayer layer = layer(client, Strength.BITS_128, Strength.BITS_56)) {
            assertThat(layer.description()).isEqualTo("NTLM 56 bit");
            talk(client, layer);
        }
    }

    @Test
    void theStrongerOfTwo() throws Exception {
        NtlmTestClient client = new NtlmTestClient(SEALED | B56);
        try (SecurityLayer layer = layer(client, Strength.BITS_128, Strength.BITS_56)) {
            assertThat(layer.description()).isEqualTo("NTLM 128 bit");
            talk(client, layer);
        }
    }

    @Test
    void theStrengthThatIsThere() throws Exception {
        NtlmTestClient client = new NtlmTestClient(SEALED | B56);
        try (SecurityLayer layer = layer(client, Strength.BITS_56)) {
            assertThat(layer.description()).isEqualTo("NTLM 56 bit");
            talk(client, layer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        SEAL + ", NEGOTIATE_SEAL",
        B128 + ", NEGOTIATE_128",
        KEY_EXCH + ", NEGOTIATE_KEY_EXCH",
        ESS + ", NEGOTIATE_EXTENDED_SESSIONSECURITY",
    })
    void whoeverCannotIsToldWhatIsMissing(int flag, String name) throws Exception {
        SaslStep.Failure asked = refusal(new NtlmTestClient(SEALED & ~flag), Strength.BITS_128);
        assertThat(asked.kind()).isEqualTo(Kind.TOO_WEAK);
        assertThat(asked.reason()).contains(name);
        NtlmTestClient stripped = new NtlmTestClient(SEALED);
        stripped.stripped = flag;
        assertThat(refusal(stripped, Strength.BITS_128)).isEqualTo(asked);
    }

    @Test
    void fiftySixBitsWhereTheyAreNotEnabled() throws Exception {
        SaslStep.Failure failure = refusal(new NtlmTestClient(SEALED & ~B128 | B56), Strength.BITS_128);
        assertThat(failure.kind()).isEqualTo(Kind.TOO_WEAK);
        assertThat(failure.reason()).contains("NEGOTIATE_128");
    }

    /** Somebody takes the 128 bits away from a client that has both. */
    @Test
    void strippedStrength() throws Exception {
        NtlmTestClient client = new NtlmTestClient(SEALED | B56);
        client.stripped = B128;
        assertThat(refusal(client, Strength.BITS_128).reason()).contains("NEGOTIATE_128");
    }

    @Test
    void aStrengthThatWasNotOffered() throws Exception {
        NtlmTestClient client = new NtlmTestClient(SEALED | B56);
        client.added = B128;
        SaslStep.Failure failure = refusal(client, Strength.BITS_56);
        assertThat(failure.kind()).isEqualTo(Kind.TOO_WEAK);
        assertThat(failure.reason()).contains("128 bit");
    }

    @Test
    void aKeyThatIsMissing() throws Exception {
        NtlmTestClient client = new NtlmTestClient(SEALED);
        client.omitsKey = true;
        SaslStep.Failure failure = refusal(client, Strength.BITS_128);
        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure.reason()).contains("no session key");
    }

    @Test
    void aRequiredLayerNeedsAStrength() {
        assertThatThrownBy(NtlmLogin::required)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no strength");
    }

    private SecurityLayer layer(NtlmTestClient client, Strength... strengths) throws Exception {
        SaslStep.Success success = (SaslStep.Success) NtlmLogin.run(realm, NtlmLogin.required(strengths), client);
        assertThat(success.user()).isEqualTo("user");
        return success.layer().orElseThrow();
    }

    private SaslStep.Failure refusal(NtlmTestClient client, Strength... strengths) throws Exception {
        return (SaslStep.Failure) NtlmLogin.run(realm, NtlmLogin.required(strengths), client);
    }

    /** Many buffers in both directions: the ciphers run on, the sequence numbers count. */
    private static void talk(NtlmTestClient client, SecurityLayer layer) throws Exception {
        for (int i = 0; i < 300; i++) {
            byte[] command = ("NOOP " + "x".repeat(i * 7 % 500) + "\r\n").getBytes(US_ASCII);
            assertThat(open(layer, client.seal(command))).isEqualTo(command);
            byte[] reply = ("250 " + "y".repeat(i * 11 % 500) + "\r\n").getBytes(US_ASCII);
            byte[] sealed = new byte[3 + reply.length + layer.overhead()];
            layer.wrap(reply, 0, reply.length, sealed, 3);
            assertThat(client.open(sealed, 3, sealed.length - 3)).isEqualTo(reply);
        }
    }

    private static byte[] open(SecurityLayer layer, byte[] sealed) throws MessageAlteredException {
        int length = layer.unwrap(sealed, 0, sealed.length);
        return Arrays.copyOfRange(sealed, layer.overhead(), layer.overhead() + length);
    }
}
