package org.mailroom.security.sasl.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.security.ntlm.ChannelBindingPolicy;
import org.mailroom.security.ntlm.Layer;
import org.mailroom.security.ntlm.NtlmRealm;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.tls.ChannelBindings;

class NtlmChannelBindingTest {

    private static final byte[] END_POINT = new byte[32];

    enum Sent {
        NOTHING,
        ZEROS,
        RIGHT,
        WRONG
    }

    enum Connection {
        PLAIN,
        TLS,
        /** With a certificate that has no such binding (RFC 5929, section 4.1). */
        TLS_WITHOUT
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, PLAIN, NOTHING, ",
        "OFF, TLS, NOTHING, ",
        "OFF, TLS, RIGHT, ",
        "OFF, TLS, WRONG, ",
        "SUPPORTED, PLAIN, NOTHING, ",
        "SUPPORTED, PLAIN, RIGHT, BAD_CREDENTIALS",
        "SUPPORTED, TLS, NOTHING, ",
        "SUPPORTED, TLS, ZEROS, ",
        "SUPPORTED, TLS, RIGHT, ",
        "SUPPORTED, TLS, WRONG, BAD_CREDENTIALS",
        "SUPPORTED, TLS_WITHOUT, RIGHT, BAD_CREDENTIALS",
        "REQUIRED, PLAIN, NOTHING, ",
        "REQUIRED, PLAIN, RIGHT, BAD_CREDENTIALS",
        "REQUIRED, TLS, NOTHING, TOO_WEAK",
        "REQUIRED, TLS, ZEROS, TOO_WEAK",
        "REQUIRED, TLS, RIGHT, ",
        "REQUIRED, TLS, WRONG, BAD_CREDENTIALS",
        "REQUIRED, TLS_WITHOUT, NOTHING, TOO_WEAK",
    })
    void policies(ChannelBindingPolicy policy, Connection connection, Sent sent, SaslStep.Kind expected)
            throws Exception {
        NtlmTestClient client = new NtlmTestClient(NtlmTestClient.LOGIN);
        client.channelBinding = switch (sent) {
            case NOTHING -> new byte[0];
            case ZEROS -> new byte[16];
            case RIGHT -> hash("tls-server-end-point:");
            case WRONG -> hash("tls-unique:");
        };
        SaslStep step = NtlmLogin.run(
                new NtlmRealm("user"), NtlmLogin.settings(Layer.OFF, policy), context(connection), client);
        if (expected == null) {
            assertThat(step).isEqualTo(SaslStep.Success.of("user"));
        } else {
            assertThat(((SaslStep.Failure) step).kind()).isEqualTo(expected);
        }
    }

    private static SaslContext context(Connection connection) {
        return switch (connection) {
            case PLAIN -> NtlmLogin.PLAIN;
            case TLS ->
                NtlmLogin.context(
                        true,
                        type -> type == ChannelBindings.Type.TLS_SERVER_END_POINT
                                ? Optional.of(END_POINT)
                                : Optional.empty());
            case TLS_WITHOUT -> NtlmLogin.context(true, ChannelBindings.NONE);
        };
    }

    /** MD5 of the structure, written out: four zeros of four octets for the addresses, a length, the data. */
    private static byte[] hash(String prefix) throws Exception {
        ByteArrayOutputStream bindings = new ByteArrayOutputStream();
        bindings.writeBytes(new byte[16]);
        bindings.writeBytes(new byte[] {(byte) (prefix.length() + END_POINT.length), 0, 0, 0});
        bindings.writeBytes(prefix.getBytes(US_ASCII));
        bindings.writeBytes(END_POINT);
        return MessageDigest.getInstance("MD5").digest(bindings.toByteArray());
    }
}
