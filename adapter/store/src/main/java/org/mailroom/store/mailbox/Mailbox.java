package org.mailroom.store.mailbox;

import java.util.Set;

/**
 * A mailbox of an account.
 *
 * @param id of this mailbox alone, for ever, and across renaming (MAILBOXID, RFC 8474)
 * @param account whose it is, canonical
 * @param name levels separated by {@link MailboxTree#SEPARATOR}; {@code INBOX} in upper case
 * @param uidValidity from 1 to 2<sup>32</sup>-1; when it was made, greater than that of any mailbox that the account ever had
 * @param specialUse attributes of RFC 6154 with their backslash, as {@code \Sent}
 */
public record Mailbox(long id, String account, String name, long uidValidity, Set<String> specialUse) {

    /** The mailbox that every account has. */
    public static final String INBOX = "INBOX";

    public Mailbox {
        specialUse = Set.copyOf(specialUse);
    }
}
