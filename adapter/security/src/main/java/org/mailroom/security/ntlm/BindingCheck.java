package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Optional;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.tls.ChannelBindings;

/** Whether a login belongs to the TLS session that it came through. */
final class BindingCheck {

    private BindingCheck() {}

    /**
     * Why a response is refused; empty when it is not. A binding that this server cannot compute counts as a wrong one: the client
     * sees a TLS session that is not ours.
     */
    static Optional<Failure> check(ChannelBindingPolicy policy, NtlmV2Response response, SaslContext context) {
        if (policy == ChannelBindingPolicy.OFF) {
            return Optional.empty();
        }
        Optional<byte[]> sent = response.channelBindings();
        if (sent.isEmpty()) {
            return policy == ChannelBindingPolicy.REQUIRED && context.isEncrypted()
                    ? Optional.of(
                            new Failure(Kind.TOO_WEAK, "NTLM needs the channel binding tls-server-end-point here"))
                    : Optional.empty();
        }
        Optional<byte[]> ours = context.bindings()
                .data(ChannelBindings.Type.TLS_SERVER_END_POINT)
                .map(BindingCheck::hash);
        return ours.filter(hash -> MessageDigest.isEqual(hash, sent.get())).isPresent()
                ? Optional.empty()
                : Optional.of(Failure.badCredentials("the channel binding is not that of this connection"));
    }

    /** MD5 of {@code gss_channel_bindings_struct} ([MS-NLMP], section 2.2.2.1, MsvAvChannelBindings), without addresses. */
    static byte[] hash(byte[] data) {
        byte[] prefix = (ChannelBindings.Type.TLS_SERVER_END_POINT.registeredName() + ":").getBytes(US_ASCII);
        ByteBuffer bindings = ByteBuffer.allocate(5 * Integer.BYTES + prefix.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(4 * Integer.BYTES);
        bindings.putInt(prefix.length + data.length).put(prefix).put(data);
        return NtlmV2.md5(bindings.array());
    }
}
