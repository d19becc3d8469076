package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.Mailbox;

/**
 * The rows of accounts and mailboxes that a transaction works on. Each is locked and read when it is first asked for, changed
 * in memory by all the work of the batch, and written once. Accounts are locked before mailboxes, and all that is known before
 * of the work of a batch in one order, so that nodes seldom wait for each other in a circle.
 */
final class LockedMail {

    private static final int SLICE = 512;
    private static final String SELECT_ACCOUNT = "SELECT " + AccountState.COLUMNS + " FROM account_mail WHERE ";
    private static final String SELECT_MAILBOX = "SELECT " + MailboxState.COLUMNS + " FROM mailbox WHERE ";
    private static final String ACCOUNTS_OF = "SELECT account FROM mailbox WHERE id IN (:ids) AND name IS NOT NULL";

    private record Name(String account, String name) {}

    private final Transaction tx;
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final Map<Long, MailboxState> mailboxes = new HashMap<>();
    private final Map<Name, Long> ids = new HashMap<>();

    LockedMail(Transaction tx) {
        this.tx = tx;
    }

    /**
     * The account; with its INBOX, when it was not there.
     *
     * @param inboxId for that one; drawn before, because the writer cannot wait for ids
     */
    AccountState account(String name, long inboxId) throws SQLException {
        AccountState known = accounts.get(name);
        if (known != null) {
            return known;
        }
        Optional<AccountState> found = find(name);
        boolean made = found.isEmpty() && MailboxTable.createAccount(tx, name);
        AccountState account = found.isPresent() ? found.get() : find(name).orElseThrow();
        accounts.put(name, account);
        if (made) {
            MailboxTable.create(tx, account, inboxId, Mailbox.INBOX, Set.of());
        }
        return account;
    }

    /** The account of a mailbox; it never changes. Throws NOT_FOUND. */
    AccountState accountOf(long mailboxId) throws SQLException {
        MailboxState known = mailboxes.get(mailboxId);
        String name = known != null
                ? known.account()
                : first("SELECT account FROM mailbox WHERE id = ? AND name IS NOT NULL", mailboxId);
        return account(name, 0); // it has a mailbox: there is no need for another
    }

    /** Throws NOT_FOUND. */
    MailboxState mailbox(long id) throws SQLException {
        MailboxState known = mailboxes.get(id);
        return known != null ? known : locked("id = ? AND name IS NOT NULL", id).orElseThrow(LockedMail::gone);
    }

    /** The mailbox of that name, of an account that is locked already; empty when there is none. */
    Optional<MailboxState> mailbox(String account, String name) throws SQLException {
        Name key = new Name(account, name);
        MailboxState known = mailboxes.get(ids.get(key));
        if (known != null) {
            return Optional.of(known);
        }
        if (name.indexOf(0) >= 0) {
            return Optional.empty(); // no name holds it, and PostgreSQL would not even compare it
        }
        Optional<MailboxState> found = locked("account = ? AND name = ?", account, name);
        found.ifPresent(mailbox -> ids.put(key, mailbox.id()));
        return found;
    }

    /** Locks what the work of a batch will ask for, as far as it is there. */
    void lock(Collection<MailKeys> keys) throws SQLException {
        SortedSet<Long> mailboxIds = new TreeSet<>();
        SortedSet<String> names = new TreeSet<>();
        keys.forEach(each -> {
            mailboxIds.addAll(each.mailboxIds());
            names.addAll(each.accounts());
        });
        for (IdSlice slice : IdSlice.of(mailboxIds)) {
            names.addAll(tx.lookup(slice.expand(ACCOUNTS_OF), row -> row.getString(1), slice.bind()));
        }
        List<String> sorted = List.copyOf(names);
        for (int from = 0; from < sorted.size(); from += SLICE) {
            lockAccounts(sorted.subList(from, Math.min(sorted.size(), from + SLICE)));
        }
        String sql = SELECT_MAILBOX + "id IN (:ids) AND name IS NOT NULL ORDER BY id " + tx.lockRow();
        for (IdSlice slice : IdSlice.of(mailboxIds)) {
            tx.lookup(slice.expand(sql), MailboxState::read, slice.bind())
                    .forEach(mailbox -> mailboxes.put(mailbox.id(), mailbox));
        }
    }

    /** The last name is repeated up to a power of two, so that few different statements are prepared. */
    private void lockAccounts(List<String> names) throws SQLException {
        int power = Integer.highestOneBit(names.size());
        int count = power == names.size() ? power : 2 * power;
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = names.get(Math.min(i, names.size() - 1));
        }
        String sql = SELECT_ACCOUNT + "account IN (?" + ",?".repeat(count - 1) + ") ORDER BY account " + tx.lockRow();
        tx.lookup(sql, AccountState::read, values).forEach(account -> accounts.put(account.account(), account));
    }

    /** Writes what has changed. */
    void write() throws SQLException {
        List<Object[]> accountRows = new ArrayList<>();
        accounts.values().stream().filter(AccountState::isDirty).forEach(account -> accountRows.add(account.written()));
        List<Object[]> mailboxRows = new ArrayList<>();
        mailboxes.values().stream()
                .filter(MailboxState::isDirty)
                .forEach(mailbox -> mailboxRows.add(mailbox.written()));
        if (!accountRows.isEmpty()) {
            tx.session().batch(AccountState.WRITE, accountRows);
        }
        if (!mailboxRows.isEmpty()) {
            tx.session().batch(MailboxState.WRITE, mailboxRows);
        }
    }

    /** Names are others from now on. */
    void forgetNames() {
        ids.clear();
    }

    /** A mailbox is no more. */
    void forgetMailbox(long id) {
        mailboxes.remove(id);
    }

    /** What was changed was rolled back. */
    void forget() {
        accounts.clear();
        mailboxes.clear();
        ids.clear();
    }

    private Optional<AccountState> find(String name) throws SQLException {
        return tx.lookup(SELECT_ACCOUNT + "account = ? " + tx.lockRow(), AccountState::read, name).stream()
                .findFirst();
    }

    private Optional<MailboxState> locked(String condition, Object... values) throws SQLException {
        for (MailboxState found :
                tx.lookup(SELECT_MAILBOX + condition + " " + tx.lockRow(), MailboxState::read, values)) {
            MailboxState known = mailboxes.putIfAbsent(found.id(), found);
            return Optional.of(known == null ? found : known);
        }
        return Optional.empty();
    }

    private String first(String sql, long id) throws SQLException {
        return tx.lookup(sql, row -> row.getString(1), id).stream().findFirst().orElseThrow(LockedMail::gone);
    }

    private static StoreException gone() {
        return new StoreException(Kind.NOT_FOUND, "the mailbox was deleted");
    }
}
