package org.mailroom.api;

import java.util.List;

/**
 * The accounts of the adapter, who may log in with {@code realm} EMBEDDED. Thread-safe.
 *
 * <p>Whoever may call this may make itself any account: guard it as the application guards its other administration. Nothing
 * here takes part in the caller's transaction; what a method did is on disk when it returns.
 *
 * <p>A name has one spelling, the canonical one, which these methods make of whatever spelling they are given. A password has 1
 * to 1024 octets in UTF-8. Arrays with passwords are neither kept nor cleared: clear them after the call.
 */
public interface Accounts {

    /**
     * A page of the accounts, in the order of the code points of their names.
     *
     * @param prefix of the names that are wanted; empty for all
     * @param limit the most accounts of a page; 1 to 1000
     * @param after the last name of the page before; empty for the first page
     * @throws AccountException when the store fails
     * @throws IllegalArgumentException when the limit is out of its range
     */
    List<Account> list(String prefix, int limit, String after) throws AccountException;

    /**
     * Makes an account, which may log in at once.
     *
     * @return the canonical name
     * @throws AccountException when there is an account of that name, the name or the password is none, or the store fails
     */
    String create(String name, char[] password) throws AccountException;

    /**
     * Gives an account another password. Sessions that are logged in go on.
     *
     * @throws AccountException when there is no such account, the password is none, or the store fails
     */
    void setPassword(String name, char[] password) throws AccountException;

    /**
     * Lets an account log in, or no longer. Sessions that are logged in go on.
     *
     * @throws AccountException when there is no such account, or the store fails
     */
    void setEnabled(String name, boolean enabled) throws AccountException;

    /**
     * Deletes an account and its secrets. Sessions that are logged in go on.
     *
     * @throws AccountException when there is no such account, or the store fails
     */
    void delete(String name) throws AccountException;
}
