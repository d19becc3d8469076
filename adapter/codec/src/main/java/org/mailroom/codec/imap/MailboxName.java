package org.mailroom.codec.imap;

/**
 * The name of a mailbox, as Unicode. Its levels and what separates them are the store's business.
 *
 * @param name INBOX in upper case if it is that, in any case (RFC 9051, section 5.1); may be empty
 */
public record MailboxName(String name) {

    private static final String INBOX_NAME = "INBOX";

    /** The mailbox that every user has. */
    public static final MailboxName INBOX = new MailboxName(INBOX_NAME);

    /** @throws IllegalArgumentException if there are control characters or halves of surrogate pairs in it */
    public MailboxName {
        name = INBOX_NAME.equals(Abnf.upperCase(name)) ? INBOX_NAME : name;
        if (!name.codePoints().allMatch(MailboxName::isAllowed)) {
            throw new IllegalArgumentException("A control character in the name of a mailbox");
        }
    }

    /** Whether it is INBOX. */
    public boolean isInbox() {
        return name.equals(INBOX_NAME);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }

    static boolean isAllowed(int c) {
        return !Abnf.isControl(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }
}
