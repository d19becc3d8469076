package org.mailroom.connector.inflow;

import java.util.Locale;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxRef;

/**
 * A pattern of mailboxes: {@code scanner/INBOX}, <code>*&#47;Archive</code>. A star stands for any characters, none among them, within
 * the account's name or within the mailbox's, where it stands for the levels below, too.
 *
 * @param account in lower case: letter case makes no difference
 * @param mailbox as mailboxes are named; INBOX in capitals
 */
record MailboxPattern(String account, String mailbox) {

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static MailboxPattern parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an account and its mailbox such as scanner/INBOX or */Archive");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("'" + text + "' holds a control character");
        }
        String mailbox = text.substring(slash + 1);
        return new MailboxPattern(
                text.substring(0, slash).toLowerCase(Locale.ROOT),
                mailbox.equalsIgnoreCase(Mailbox.INBOX) ? Mailbox.INBOX : mailbox);
    }

    boolean matches(MailboxRef place) {
        return Glob.matches(account, place.account().toLowerCase(Locale.ROOT)) && Glob.matches(mailbox, place.name());
    }

    @Override
    public String toString() {
        return account + '/' + mailbox;
    }
}
