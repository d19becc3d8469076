package org.mailroom.codec.smtp;

import java.util.stream.IntStream;

/**
 * A mailbox (RFC 5321, section 4.1.2; RFC 6531, section 3.3).
 *
 * @param localPart without quotes and backslashes; case as written, it may matter to the domain's owner
 * @param domain as written, also when internationalized; an address literal with its brackets; empty only for
 *     {@code <Postmaster>}
 */
public record Mailbox(String localPart, String domain) {

    /** @throws IllegalArgumentException if there are control characters in it */
    public Mailbox {
        if (IntStream.concat(localPart.codePoints(), domain.codePoints()).anyMatch(Abnf::isControl)) {
            throw new IllegalArgumentException("Control characters in a mailbox");
        }
    }

    /** Whether it can be named without SMTPUTF8 (RFC 6531). */
    public boolean isAscii() {
        return IntStream.concat(localPart.chars(), domain.chars()).allMatch(c -> c < 0x80);
    }

    /** As it stands in a path, without the angle brackets; the local part is quoted if it has to be. */
    @Override
    public String toString() {
        String local = isDotString() ? localPart : quoted();
        return domain.isEmpty() ? local : local + '@' + domain;
    }

    /** Dot-string (RFC 5321, section 4.1.2). */
    private boolean isDotString() {
        return !localPart.startsWith(".")
                && !localPart.endsWith(".")
                && !localPart.contains("..")
                && !localPart.isEmpty()
                && localPart.codePoints().allMatch(c -> c == '.' || Abnf.isAtext(c) || Abnf.isNonAscii(c));
    }

    /** Quoted-string (RFC 5321, section 4.1.2). */
    private String quoted() {
        return '"' + localPart.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
