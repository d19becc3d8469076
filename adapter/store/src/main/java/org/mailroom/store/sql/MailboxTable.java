package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.Quota;

/** The rows of mailboxes and of the accounts that have them. */
final class MailboxTable {

    /** For {@link #read}. */
    static final String COLUMNS = "id, account, name, uid_validity, special_use";

    private static final String INSERT = "INSERT INTO mailbox (id, account, name, special_use, uid_validity, uid_next,"
            + " highest_modseq, recent_uid, vanished_floor, vanished_rows, messages, unseen, deleted, octets,"
            + " deleted_octets) VALUES (?, ?, ?, ?, ?, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0)";

    private static final String INSERT_ACCOUNT = "INSERT INTO account_mail (account, last_validity, tree_version,"
            + " mailboxes, octets, messages, max_octets, max_messages) VALUES (?, 0, 1, 0, 0, 0, ?, ?)"
            + " ON CONFLICT (account) DO NOTHING";

    private MailboxTable() {}

    static Mailbox read(ResultSet row) throws SQLException {
        String uses = row.getString(5);
        return new Mailbox(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                uses.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(uses.split(" "))));
    }

    /** An account without mailboxes yet. False when another node has made it just now. */
    static boolean createAccount(Transaction tx, String account) throws SQLException {
        return tx.update(INSERT_ACCOUNT, account, Quota.UNLIMITED, Quota.UNLIMITED) == 1;
    }

    /** One that is deleted from its birth: what is put into it is removed bit by bit. */
    static void createDeleted(Transaction tx, String account, long id) throws SQLException {
        tx.update(INSERT, id, account, null, "", 0);
    }

    static Mailbox create(Transaction tx, AccountState account, long id, String name, Set<String> specialUse)
            throws SQLException {
        long validity = account.nextValidity();
        tx.update(INSERT, id, account.account(), name, String.join(" ", new TreeSet<>(specialUse)), validity);
        account.countMailboxes(1);
        account.treeChanged();
        tx.effects().treeChanged(account.account());
        return new Mailbox(id, account.account(), name, validity, specialUse);
    }
}
