package org.mailroom.server.limit;

import java.time.Duration;

/**
 * The limits of IMAP sessions. Before a login, lines and bad commands have the limits of {@link ServerLimits}.
 *
 * @param loginTimeout how long a peer that has not logged in may send nothing while it is its turn; {@code TurnTimer}
 * @param autologout the same after the login, at least 30 minutes by RFC 9051, section 5.4; {@code TurnTimer}
 * @param maxCommandOctets octets of a command after the login, with its literals that are not messages; {@code ImapDecoder}
 * @param maxLiterals such literals of one command; {@code ImapDecoder}
 * @param maxBadCommands bad commands after the login, after which the session ends; {@code BadCommands}
 */
public record ImapSessionLimits(
        Duration loginTimeout, Duration autologout, int maxCommandOctets, int maxLiterals, int maxBadCommands) {

    /** The defaults that the README states. */
    public static final ImapSessionLimits DEFAULTS =
            new ImapSessionLimits(Duration.ofSeconds(60), Duration.ofMinutes(30), 64 * 1024, 1000, 20);

    /** Octets of a literal that is no message: half a command. */
    public int maxLiteralOctets() {
        return maxCommandOctets / 2;
    }
}
