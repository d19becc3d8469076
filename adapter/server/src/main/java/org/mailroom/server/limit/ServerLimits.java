package org.mailroom.server.limit;

import java.time.Duration;

/**
 * Every limit of the servers; {@link Limit} is the table of them. Each is enforced at one class, the first on the path that can know
 * it, which asks {@link LiveLimits} for it when it is needed.
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
 * @param load those that keep a crowd from taking what everybody needs
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
        PendingLimits pending,
        LoadLimits load) {

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
            PendingLimits.DEFAULTS,
            LoadLimits.DEFAULTS);

    /** What else a connection may hold beside three times a command: two reads, as they come from the socket. */
    private static final int READ_OCTETS = 64 * 1024;

    /** These, with what happens to commands that are too many. */
    public ServerLimits with(PendingLimits.Action action) {
        return new RecordPath("pending.action").replaced(this, action);
    }

    /**
     * These, if they go with one another.
     *
     * @throws InvalidLimitException when one does not
     */
    public ServerLimits checked() {
        int command = Math.max(maxLineOctets, imap.maxCommandOctets());
        if (load.maxConnectionMemory() < 3L * command + READ_OCTETS) {
            throw new InvalidLimitException(
                    Limit.MAX_CONNECTION_MEMORY.key(),
                    load.maxConnectionMemory(),
                    "one command must fit in: three times the greater of maxLineOctets and imapMaxCommandOctets, and "
                            + READ_OCTETS);
        }
        if (login.maxLoginDelay().compareTo(login.loginDelay()) < 0) {
            throw new InvalidLimitException(
                    Limit.MAX_LOGIN_DELAY.key(),
                    login.maxLoginDelay().toSeconds(),
                    "it is a number from " + login.loginDelay().toSeconds() + " to " + Limit.MAX_LOGIN_DELAY.most());
        }
        return this;
    }
}
