package org.mailroom.connector.inflow;

import java.util.Locale;

/**
 * A pattern of recipients: {@code orders@example.com}, {@code *@tickets.example.com}, {@code orders+*@example.com}. A star
 * stands for any characters, none among them, within the local part or within the domain. Letter case makes no difference: in
 * domains it must not (RFC 5321, section 2.4), in local parts nobody expects it to.
 *
 * @param localPart in lower case
 * @param domain in lower case
 */
record RecipientPattern(String localPart, String domain) {

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static RecipientPattern parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address or a pattern such as orders@example.com or *@example.com");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '<' || c == '>')) {
            throw new IllegalArgumentException("'" + text + "' holds white space, a control character or a bracket");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return new RecipientPattern(lower.substring(0, at), lower.substring(at + 1));
    }

    /** Whether it has no star. */
    boolean isExact() {
        return localPart.indexOf('*') < 0 && domain.indexOf('*') < 0;
    }

    /**
     * Whether an address is meant.
     *
     * @param otherLocalPart in lower case
     * @param otherDomain in lower case; empty for {@code <Postmaster>}, which is the postmaster of any domain
     */
    boolean matches(String otherLocalPart, String otherDomain) {
        return Glob.matches(localPart, otherLocalPart) && (otherDomain.isEmpty() || Glob.matches(domain, otherDomain));
    }

    @Override
    public String toString() {
        return localPart + '@' + domain;
    }
}
