package org.mailroom.store.mailbox;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;

/**
 * All names of an account. A superior name that has no mailbox is not among {@code mailboxes}: it exists in the names of its
 * inferiors alone.
 *
 * @param mailboxes by name
 * @param subscriptions names, of which some may have no mailbox (RFC 9051, section 6.3.7)
 */
public record MailboxTree(NavigableMap<String, Mailbox> mailboxes, NavigableSet<String> subscriptions) {

    /** Between the levels of a name. */
    public static final char SEPARATOR = '/';

    /** Whether there are mailboxes below the name. */
    public boolean hasInferiors(String name) {
        String prefix = name + SEPARATOR;
        String next = mailboxes.higherKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    /** The mailboxes with this attribute of RFC 6154. */
    public List<Mailbox> withUse(String attribute) {
        return mailboxes.values().stream()
                .filter(mailbox -> mailbox.specialUse().contains(attribute))
                .toList();
    }
}
