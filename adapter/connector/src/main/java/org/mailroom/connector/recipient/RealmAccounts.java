package org.mailroom.connector.recipient;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mailroom.connector.recipient.AccountAddresses.Owner;
import org.mailroom.connector.recipient.AccountAddresses.Standing;
import org.mailroom.store.account.Account;
import org.mailroom.store.account.AccountStore;

/**
 * The accounts of the realm in use, as far as mail for them is concerned.
 *
 * @param canonicalName as logins make it; empty when nobody can have that name
 * @param find by the canonical name; may block
 */
public record RealmAccounts(Function<String, Optional<String>> canonicalName, Function<String, Owner> find) {

    /** The accounts of this adapter. */
    public static RealmAccounts embedded(Function<String, Optional<String>> canonicalName, AccountStore accounts) {
        return new RealmAccounts(
                canonicalName,
                name -> accounts.find(name).map(RealmAccounts::owner).orElse(Owner.NOBODY));
    }

    /**
     * A realm that can be asked about passwords alone: who has logged in once has mailboxes from then on.
     *
     * @param hasMailboxes whether the account has some; may block
     */
    public static RealmAccounts foreign(
            Function<String, Optional<String>> canonicalName, Predicate<String> hasMailboxes) {
        return new RealmAccounts(
                canonicalName, name -> hasMailboxes.test(name) ? new Owner(name, Standing.ENABLED) : Owner.NOBODY);
    }

    private static Owner owner(Account account) {
        return new Owner(account.name(), account.isEnabled() ? Standing.ENABLED : Standing.DISABLED);
    }
}
