package org.mailroom.api;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One recipient of the envelope.
 *
 * @param address the forward-path without angle brackets, as the client wrote it
 * @param parameters the ESMTP parameters of its RCPT command, keywords in upper case: {@code NOTIFY}, {@code ORCPT}
 */
public record EnvelopeRecipient(String address, Map<String, String> parameters) {

    public EnvelopeRecipient {
        Objects.requireNonNull(address, "address");
        parameters = Map.copyOf(parameters);
    }

    /**
     * When the sender wants to be notified: {@code NEVER}, or a comma-separated list of {@code SUCCESS}, {@code FAILURE},
     * {@code DELAY} (RFC 3461, section 4.1).
     */
    public Optional<String> notifyOn() {
        return Optional.ofNullable(parameters.get("NOTIFY"));
    }

    /** The original recipient with its address type, decoded from xtext ({@code ORCPT}, RFC 3461, section 4.2). */
    public Optional<String> originalRecipient() {
        return Optional.ofNullable(parameters.get("ORCPT")).map(Xtext::decode);
    }
}
