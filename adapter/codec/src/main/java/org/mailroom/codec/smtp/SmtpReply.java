package org.mailroom.codec.smtp;

import java.util.List;

/**
 * A reply (RFC 5321, section 4.2), with an enhanced status code (RFC 2034) unless the reply bears none: the greeting,
 * those to HELO, EHLO and LHLO, and 3yz.
 *
 * @param code 200 to 599
 * @param status of the same class as the code, or null
 * @param lines the text, one item per line; the encoder makes up for what a line must not hold
 */
public record SmtpReply(int code, EnhancedStatus status, List<String> lines) {

    /** @throws IllegalArgumentException if the code is out of range or the status is of another class */
    public SmtpReply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("No reply code: " + code);
        }
        if (status != null && status.statusClass() != code / 100) {
            throw new IllegalArgumentException(status + " does not go with " + code);
        }
        lines = List.copyOf(lines);
    }

    /**
     * A reply from constants.
     *
     * @param status as 5.1.1, or null
     * @throws IllegalArgumentException if code and status are not what they should be
     */
    public static SmtpReply of(int code, String status, String... lines) {
        return new SmtpReply(code, status == null ? null : EnhancedStatus.parse(status), List.of(lines));
    }

    /** One line for logs: code, status and text. */
    @Override
    public String toString() {
        String text = String.join(" / ", lines).replaceAll("\\p{Cntrl}", "?");
        return code + " " + (status == null ? "" : status + " ") + text;
    }
}
