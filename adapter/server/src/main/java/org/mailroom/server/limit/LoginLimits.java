package org.mailroom.server.limit;

import java.time.Duration;

/**
 * The limits of logins.
 *
 * @param maxAuthLineOctets octets of a line of a SASL exchange with its CRLF (RFC 4954, section 4: 12288); {@code SmtpDecoder}
 * @param maxFailedLogins failed logins of one connection, after which it ends; {@code ConnectionLogins}
 * @param loginDelay how long the answer to the first failed login of an address waits; doubled by each further one;
 *     {@code LoginPenalties}, as are all that follow
 * @param maxLoginDelay the longest such wait
 * @param loginPenaltyTime how long after its last failed login an address is forgotten
 * @param banAfter failed logins of one address that are not yet forgotten, after which it is banned; 0 for never
 * @param banTime how long it stays banned
 * @param maxPenalties addresses remembered at once; beyond them the one that failed longest ago is forgotten
 */
public record LoginLimits(
        int maxAuthLineOctets,
        int maxFailedLogins,
        Duration loginDelay,
        Duration maxLoginDelay,
        Duration loginPenaltyTime,
        int banAfter,
        Duration banTime,
        int maxPenalties) {

    /** The defaults that the README states. */
    public static final LoginLimits DEFAULTS = new LoginLimits(
            12_288,
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofMinutes(15),
            20,
            Duration.ofMinutes(10),
            100_000);
}
