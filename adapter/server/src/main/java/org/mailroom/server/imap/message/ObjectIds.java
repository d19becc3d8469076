package org.mailroom.server.imap.message;

/** Object identifiers of messages (RFC 8474). */
public final class ObjectIds {

    private ObjectIds() {}

    /** EMAILID: the same for all copies of a message, and of no other one ever. */
    public static String email(long contentId) {
        return "M" + contentId;
    }
}
