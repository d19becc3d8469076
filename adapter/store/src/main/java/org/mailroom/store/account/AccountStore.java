package org.mailroom.store.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of the embedded realm. What cannot be kept, by the limits of {@link Account}, is refused with an
 * {@link IllegalArgumentException} that says why; nothing is changed then.
 */
public interface AccountStore {

    /**
     * Makes an account.
     *
     * @throws org.mailroom.store.StoreException of kind EXISTS when there is one of that name
     */
    void create(Account account);

    /** Finds an account, with one read. */
    Optional<Account> find(String name);

    /**
     * A page of the accounts, in the order of the code points of their names.
     *
     * @param prefix of the names that are wanted; empty for all
     * @param limit the most accounts of a page, 1 to 1000
     * @param after the last name of the page before; empty for the first page
     */
    List<Account> list(String prefix, int limit, String after);

    /**
     * Replaces all secrets of an account.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when there is no such account
     */
    void secrets(String name, Map<String, String> secrets);

    /**
     * Lets an account log in, or no longer.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when there is no such account
     */
    void enabled(String name, boolean isEnabled);

    /**
     * Deletes an account with its secrets.
     *
     * @throws org.mailroom.store.StoreException of kind NOT_FOUND when there is no such account
     */
    void delete(String name);

    /**
     * A secret that all nodes of this store share and that survives restarts.
     *
     * @param name what it is for
     * @param candidate is kept when there is no secret of that name yet; 1 to 1024 octets
     * @return the secret that is kept, for this caller alone
     */
    byte[] sharedSecret(String name, byte[] candidate);
}
