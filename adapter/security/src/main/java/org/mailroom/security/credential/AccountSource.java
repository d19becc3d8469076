package org.mailroom.security.credential;

import java.util.Optional;

/** Where the embedded realm finds its accounts. It reads at each login, so a change counts from the next one on. */
@FunctionalInterface
public interface AccountSource {

    /**
     * Finds an account; may block.
     *
     * @throws RealmUnavailableException when what holds the accounts does not answer
     */
    Optional<StoredAccount> find(String canonicalName) throws RealmUnavailableException;
}
