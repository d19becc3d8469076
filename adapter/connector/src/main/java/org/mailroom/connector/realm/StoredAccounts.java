package org.mailroom.connector.realm;

import java.util.Optional;
import org.mailroom.security.credential.AccountSource;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.credential.StoredAccount;
import org.mailroom.store.StoreException;
import org.mailroom.store.account.AccountStore;

/** The accounts of the store, as the realm {@code embedded} reads them. */
public final class StoredAccounts implements AccountSource {

    private final AccountStore store;

    public StoredAccounts(AccountStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredAccount> find(String canonicalName) throws RealmUnavailableException {
        try {
            return store.find(canonicalName)
                    .map(account -> new StoredAccount(account.name(), account.isEnabled(), account.secrets()));
        } catch (StoreException e) {
            throw new RealmUnavailableException("the store of the accounts does not answer: " + e.getMessage(), e);
        }
    }
}
