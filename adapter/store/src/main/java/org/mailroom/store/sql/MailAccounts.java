package org.mailroom.store.sql;

/** Which accounts can have mailboxes: those of any realm. */
final class MailAccounts {

    private MailAccounts() {}

    /** @throws IllegalArgumentException when it is no account's name */
    static String checked(String account) {
        if (AccountLimits.checkedPart(account).isEmpty()) {
            throw new IllegalArgumentException("an account's name has 1 octet or more");
        }
        return account;
    }
}
