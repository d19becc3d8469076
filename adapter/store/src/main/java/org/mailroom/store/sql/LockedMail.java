package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.Mailbox;

/**
 * The rows of accounts and mailboxes that a transaction works on. Each is locked and read when it is first asked for, changed
 * in memory by all the work of the batch, and written once. Whoever needs more than one mailbox takes the accounts first, by
 * name, so that nodes seldom wait for each other in a circle.
 */
final class LockedMail {

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
        return tx
                .lookup(
                        "SELECT " + AccountState.COLUMNS + " FROM account_mail WHERE account = ? " + tx.lockRow(),
                        AccountState::read,
                        name)
                .stream()
                .findFirst();
    }

    private Optional<MailboxState> locked(String condition, Object... values) throws SQLException {
        String sql = "SELECT " + MailboxState.COLUMNS + " FROM mailbox WHERE " + condition + " " + tx.lockRow();
        for (MailboxState found : tx.lookup(sql, MailboxState::read, values)) {
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
