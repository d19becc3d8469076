package org.mailroom.server.limit;

import java.time.Duration;

/**
 * Every limit of the servers, sealed at start. Each is enforced at one class, the first on the path that can know it.
 *
 * @param maxConnections open connections in all; {@code ConnectionLimiter}
 * @param maxConnectionsPerAddress open connections of one peer address; {@code ConnectionLimiter}
 * @param maxLineOctets octets of a command line with its CRLF, in IMAP of a command before the login; {@code SmtpDecoder},
 *     {@code ImapDecoder}
 * @param maxMessageSize octets of a message as the client sends it; {@code IncomingMail}, {@code AppendedMessage}
 * @param maxRecipients recipients of one transaction; {@code Rcpt}
 * @param maxBadCommands bad commands of one session, in IMAP before the login, after which it ends; {@code BadCommands}
 * @param idleTimeout how long a peer may send nothing while it is its turn; {@code TurnTimer}
 * @param writeTimeout how long a peer may take nothing of what we write; {@code WriteTimer}
 * @param login the limits of logins
 * @param imap those of IMAP sessions
 * @param pending that of pending commands
 */
public record ServerLimits(
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxLineOctets,
        long maxMessageSize,
        int maxRecipients,
        int maxBadCommands,
        Duration idleTimeout,
        Duration writeTimeout,
        LoginLimits login,
        ImapSessionLimits imap,
        PendingLimits pending) {

    /** The defaults that the README states. */
    public static final ServerLimits DEFAULTS = new ServerLimits(
            10_000,
            100,
            8 * 1024,
            50L * 1024 * 1024,
            1000,
            3,
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            LoginLimits.DEFAULTS,
            ImapSessionLimits.DEFAULTS,
            PendingLimits.DEFAULTS);
}
