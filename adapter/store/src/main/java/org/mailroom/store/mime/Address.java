package org.mailroom.store.mime;

/**
 * An address as ENVELOPE gives it (RFC 9051 section 7.5.2), octet strings or null for NIL. A null host marks group syntax:
 * with a mailbox, which is the group's name, the group begins; without, it ends.
 *
 * @param name the display name or, without, the comment; quoting removed
 * @param adl the source route (RFC 5321 appendix C), such as {@code @a,@b}
 * @param mailbox the local part, quoting removed
 * @param host the domain; empty where the header names none
 */
public record Address(String name, String adl, String mailbox, String host) {

    /** The end of a group. */
    public static final Address GROUP_END = new Address(null, null, null, null);

    /** The beginning of a group. */
    static Address groupStart(String name) {
        return new Address(null, null, name, null);
    }

    /** Whether this is a mark of group syntax and nobody's address. */
    public boolean isGroupMark() {
        return host == null;
    }
}
