package org.mailroom.codec.imap;

/**
 * How much a client may send in one command.
 *
 * @param commandOctets of its text and its collected literals together, CRLFs included; also of a line that is no
 *     command; at least 2. So much may be held in memory
 * @param literalOctets of one collected literal, at least 0
 * @param nonSynchronizingOctets of one non-synchronizing literal, collected or streamed, at least 0 (RFC 7888: 4096
 *     for LITERAL-, no limit for LITERAL+)
 * @param literals how many are collected, at least 0
 * @param skippedOctets how much of a command that is refused is read and dropped until the connection is given up, at
 *     least 0
 */
public record ImapLimits(
        int commandOctets, int literalOctets, long nonSynchronizingOctets, int literals, long skippedOctets) {

    private static final int KIBIBYTE = 1 << 10;
    private static final int MEBIBYTE = 1 << 20;

    /** @throws IllegalArgumentException if a value is below its least one */
    public ImapLimits {
        if (commandOctets < 2 || literalOctets < 0 || nonSynchronizingOctets < 0 || literals < 0 || skippedOctets < 0) {
            throw new IllegalArgumentException("A limit is too low: " + commandOctets + ", " + literalOctets + ", "
                    + nonSynchronizingOctets + ", " + literals + ", " + skippedOctets);
        }
    }

    /** For those who are not yet known: 8 KiB in all, literals of 1 KiB, at most 8 of them. */
    public static ImapLimits beforeLogin() {
        return new ImapLimits(8 * KIBIBYTE, KIBIBYTE, KIBIBYTE, 8, MEBIBYTE);
    }

    /** For those who are known: 64 KiB in all, at most 1000 literals, streamed ones of any length. */
    public static ImapLimits afterLogin() {
        return new ImapLimits(64 * KIBIBYTE, 32 * KIBIBYTE, Long.MAX_VALUE, 1000, 64L * MEBIBYTE);
    }
}
