package org.mailroom.api.management;

import java.util.List;

/**
 * The accounts of one adapter: {@code org.mailroom:type=Accounts,instance=<instanceName>}.
 *
 * <p>Passwords come as text, which stays in memory until it is collected and crosses the JMX connection as it is: let remote
 * connections use TLS, or work on the machine itself. A password has 1 to 1024 octets in UTF-8.
 *
 * <p>Operations throw {@link IllegalArgumentException} when a name or password cannot be one, when an account to make exists, or
 * one to change does not; {@link IllegalStateException} when the store fails.
 */
public interface AccountsMXBean {

    /** The type and the domain of the object name, without the instance. */
    String OBJECT_NAME_PREFIX = "org.mailroom:type=Accounts,instance=";

    /**
     * A page of the accounts, in the order of the code points of their names.
     *
     * @param prefix of the names that are wanted; empty for all
     * @param limit the most accounts of a page; 1 to 1000
     * @param after the last name of the page before; empty for the first page
     */
    List<AccountFigures> listAccounts(String prefix, int limit, String after);

    /**
     * Makes an account, which may log in at once.
     *
     * @return its canonical name
     */
    String createAccount(String name, String password);

    /** Gives an account another password. */
    void setPassword(String name, String password);

    /** Lets an account log in, or no longer. */
    void setEnabled(String name, boolean enabled);

    /**
     * Sets how much an account may have in its mailboxes (RFC 9208). What is there already stays; nothing more comes in until there
     * is room. Works for accounts of any realm.
     *
     * @param maxOctets of all messages, copies counted too; -1 for as many as it likes
     * @param maxMessages -1 for as many as it likes
     */
    void setQuota(String name, long maxOctets, long maxMessages);

    /** Deletes an account and its secrets. Its mailboxes stay: an account that is made under the same name has them again. */
    void deleteAccount(String name);
}
