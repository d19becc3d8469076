package org.mailroom.codec.imap;

/** What a mailbox is for (RFC 6154, section 2; RFC 8457). */
public enum SpecialUse {
    ALL("\\All"),
    ARCHIVE("\\Archive"),
    DRAFTS("\\Drafts"),
    FLAGGED("\\Flagged"),
    IMPORTANT("\\Important"),
    JUNK("\\Junk"),
    SENT("\\Sent"),
    TRASH("\\Trash");

    private final String attribute;

    SpecialUse(String attribute) {
        this.attribute = attribute;
    }

    /** With its backslash, as the attribute of a mailbox. */
    public String attribute() {
        return attribute;
    }
}
