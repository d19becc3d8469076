package org.mailroom.store.queue;

import java.util.Map;

/**
 * What the transport knows of a message, without its recipients.
 *
 * @param sender the reverse-path without angle brackets; empty for the null reverse-path
 * @param parameters ESMTP parameters of MAIL, keywords in upper case; neither keyword nor value holds white space
 * @param protocol as in RFC 3848, or {@code IMAP} or {@code LOCAL}
 * @param peerAddress in text, or empty
 * @param peerPort or 0
 * @param helo what the client called itself, or empty
 * @param tlsProtocol or null without TLS
 * @param tlsCipher or null without TLS
 * @param user the authenticated user, or null
 */
public record MailEnvelope(
        String sender,
        Map<String, String> parameters,
        String protocol,
        String peerAddress,
        int peerPort,
        String helo,
        String tlsProtocol,
        String tlsCipher,
        String user) {

    public MailEnvelope {
        parameters = Map.copyOf(parameters);
    }

    /** How the message came in. */
    public MailSource source() {
        if (protocol.contains("LMTP")) {
            return MailSource.LMTP;
        }
        return switch (protocol) {
            case "IMAP" -> MailSource.IMAP;
            case "LOCAL" -> MailSource.LOCAL;
            default -> user == null ? MailSource.SMTP : MailSource.SUBMISSION;
        };
    }
}
