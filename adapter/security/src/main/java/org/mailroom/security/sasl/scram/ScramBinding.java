package org.mailroom.security.sasl.scram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.gs2.Gs2Header;
import org.mailroom.security.tls.ChannelBindings;

/**
 * The rules of channel binding (RFC 5802, section 6).
 *
 * @param isNeeded whether the mechanism is a {@code -PLUS}
 * @param isOffered whether the client could have seen one
 */
record ScramBinding(boolean isNeeded, boolean isOffered, ChannelBindings bindings) {

    /** What is wrong with what the client says about channel binding, if anything. */
    Optional<Failure> refusal(Gs2Header header) {
        return switch (header.flag()) {
            case USED -> used(header.bindingType());
            case NOT_OFFERED -> isNeeded ? missing() : notOffered();
            case UNSUPPORTED -> isNeeded ? missing() : Optional.empty();
        };
    }

    private Optional<Failure> used(String type) {
        if (!isNeeded) {
            return Optional.of(
                    Failure.malformed("server-does-not-support-channel-binding: p= belongs to -PLUS mechanisms"));
        }
        return data(type).isPresent()
                ? Optional.empty()
                : Optional.of(Failure.malformed("unsupported-channel-binding-type"));
    }

    private Optional<Failure> notOffered() {
        String reason = "server-does-support-channel-binding: choose -PLUS; if it was not offered, somebody hides it";
        return isOffered ? Optional.of(new Failure(Kind.TOO_WEAK, reason)) : Optional.empty();
    }

    private static Optional<Failure> missing() {
        return Optional.of(Failure.malformed("a -PLUS mechanism needs a channel binding: p=type"));
    }

    /** Whether the client's {@code c=} is its header and, where it binds, the data of this very channel. */
    boolean isBoundBy(Gs2Header header, byte[] channelBinding) {
        byte[] text = header.text().getBytes(UTF_8);
        if (header.flag() != Gs2Header.Flag.USED) {
            return MessageDigest.isEqual(text, channelBinding);
        }
        return data(header.bindingType())
                .filter(data -> MessageDigest.isEqual(concat(text, data), channelBinding))
                .isPresent();
    }

    private static byte[] concat(byte[] text, byte[] data) {
        byte[] both = Arrays.copyOf(text, text.length + data.length);
        System.arraycopy(data, 0, both, text.length, data.length);
        return both;
    }

    private Optional<byte[]> data(String type) {
        return Stream.of(ChannelBindings.Type.values())
                .filter(known -> known.registeredName().equals(type))
                .findFirst()
                .flatMap(bindings::data);
    }
}
