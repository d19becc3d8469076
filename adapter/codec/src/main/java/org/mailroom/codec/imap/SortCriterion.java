package org.mailroom.codec.imap;

/**
 * By what messages are sorted (RFC 5256, section 5; RFC 5957).
 *
 * @param reverse from the greatest to the least
 */
public record SortCriterion(SortKey key, boolean reverse) {

    /** What is compared. */
    public enum SortKey {
        ARRIVAL,
        CC,
        DATE,
        FROM,
        SIZE,
        SUBJECT,
        TO,
        /** The name of the first sender as shown (RFC 5957). */
        DISPLAYFROM,
        /** The name of the first receiver as shown (RFC 5957). */
        DISPLAYTO
    }
}
