package org.mailroom.store.sql;

import java.util.Set;

/**
 * What a piece of work will lock, as far as is known before. The batch locks it for all its work at once, in one order, so that
 * nodes do not wait for each other in a circle, and with few statements.
 *
 * @param accounts by name
 * @param mailboxIds with their accounts
 */
record MailKeys(Set<String> accounts, Set<Long> mailboxIds) {

    static final MailKeys NONE = new MailKeys(Set.of(), Set.of());

    static MailKeys ofAccount(String account) {
        return new MailKeys(Set.of(account), Set.of());
    }

    static MailKeys ofMailbox(long id) {
        return new MailKeys(Set.of(), Set.of(id));
    }
}
