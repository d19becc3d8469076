package org.mailroom.server.imap.message;

/** EMAILID (RFC 8474, section 5.1): the same for all copies of a message, and of no other one ever. */
public final class EmailId {

    private EmailId() {}

    /** The id of the message with this content. */
    public static String of(long contentId) {
        return "M" + contentId;
    }
}
