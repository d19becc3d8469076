package org.mailroom.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The SMTP envelope (RFC 5321, section 2.3.1).
 *
 * @param sender the reverse-path without angle brackets; empty for the null reverse-path {@code <>} of notifications
 * @param recipients in the order of their RCPT commands; none where a user has filed the message
 * @param parameters the ESMTP parameters of MAIL, keywords in upper case, without value: an empty string. What other
 *     RFCs define is carried as it came: {@code BODY}, {@code SIZE}, {@code SMTPUTF8}, {@code RET}, {@code ENVID}
 */
public record Envelope(String sender, List<EnvelopeRecipient> recipients, Map<String, String> parameters) {

    public Envelope {
        Objects.requireNonNull(sender, "sender");
        recipients = List.copyOf(recipients);
        parameters = Map.copyOf(parameters);
    }

    /** The sender's envelope identifier, decoded from xtext ({@code ENVID}, RFC 3461, section 4.4). */
    public Optional<String> envelopeId() {
        return Optional.ofNullable(parameters.get("ENVID")).map(Xtext::decode);
    }

    /** What a notification should return: {@code FULL} or {@code HDRS} ({@code RET}, RFC 3461, section 4.3). */
    public Optional<String> returnContent() {
        return Optional.ofNullable(parameters.get("RET"));
    }

    /** Whether addresses or header fields may hold UTF-8 (RFC 6531). */
    public boolean smtpUtf8() {
        return parameters.containsKey("SMTPUTF8");
    }
}
