package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MessageRow;

/** Changes of names: how mailboxes come, go and move in the tree of an account. */
final class MailboxNaming {

    private static final String ALL = "SELECT name, id FROM mailbox WHERE account = ? AND name IS NOT NULL";

    private record Named(String name, long id) {}

    private final CommitWriter writer;
    private final MailIds ids;

    MailboxNaming(CommitWriter writer, MailIds ids) {
        this.writer = writer;
        this.ids = ids;
    }

    /** Makes sure that the account has its INBOX. */
    void ensure(String account) {
        long inboxId = ids.next();
        writer.write(0, MailKeys.ofAccount(account), tx -> tx.mail()
                .account(account, inboxId)
                .account());
    }

    Mailbox create(String account, String name, Set<String> specialUse) {
        MailboxNames.checked(name);
        specialUse.forEach(MailboxNaming::checkedUse);
        NewIds spare = new NewIds(name);
        return writer.write(0, MailKeys.ofAccount(account), tx -> {
            AccountState locked = tx.mail().account(account, spare.inboxId);
            if (tx.mail().mailbox(account, name).isPresent()) {
                throw exists(name);
            }
            return create(tx, locked, name, specialUse, spare);
        });
    }

    void delete(String account, String name) {
        if (name.equals(Mailbox.INBOX)) {
            throw new IllegalArgumentException("INBOX cannot be deleted");
        }
        long inboxId = ids.next();
        writer.write(0, MailKeys.ofAccount(account), tx -> {
            AccountState locked = tx.mail().account(account, inboxId);
            MailboxState mailbox = tx.mail().mailbox(account, name).orElseThrow(() -> missing(name));
            tx.update("UPDATE mailbox SET name = NULL WHERE id = ?", mailbox.id());
            locked.countMailboxes(-1);
            locked.count(-mailbox.messages(), -mailbox.octets());
            treeChanged(tx, locked);
            tx.mail().forgetMailbox(mailbox.id());
            tx.effects().mailboxDeleted(mailbox.id());
            return null;
        });
    }

    void rename(String account, String from, String to) {
        MailboxNames.checked(to);
        if (MailboxNames.isInferior(to, from)) {
            throw new IllegalArgumentException(from + " cannot become its own inferior");
        }
        NewIds spare = new NewIds(to);
        writer.write(0, MailKeys.ofAccount(account), tx -> {
            AccountState locked = tx.mail().account(account, spare.inboxId);
            if (from.equals(Mailbox.INBOX)) {
                moveInbox(tx, locked, to, spare);
            } else {
                rename(tx, locked, from, to, spare);
            }
            return null;
        });
    }

    void subscribe(String account, String name, boolean isSubscribed) {
        MailboxNames.checked(name);
        long inboxId = ids.next();
        writer.write(0, MailKeys.ofAccount(account), tx -> {
            AccountState locked = tx.mail().account(account, inboxId);
            if (isSubscribed) {
                insertSubscription(tx, account, name);
            } else {
                tx.update("DELETE FROM mailbox_subscription WHERE account = ? AND name = ?", account, name);
            }
            treeChanged(tx, locked);
            return null;
        });
    }

    /** As many as an account may have mailboxes, which may all be of names without one. */
    private static void insertSubscription(Transaction tx, String account, String name) throws SQLException {
        long count = tx.session()
                .first("SELECT COUNT(*) FROM mailbox_subscription WHERE account = ?", row -> row.getLong(1), account)
                .orElse(0L);
        if (count >= AccountState.MAX_MAILBOXES) {
            throw new StoreException(Kind.LIMIT, account + " has " + count + " subscriptions, which is the limit");
        }
        tx.update(
                "INSERT INTO mailbox_subscription (account, name) VALUES (?, ?) ON CONFLICT (account, name) DO NOTHING",
                account,
                name);
    }

    /** A mailbox and its missing superiors; there is none of its name. */
    private static Mailbox create(
            Transaction tx, AccountState account, String name, Set<String> specialUse, NewIds spare)
            throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String superior : MailboxNames.superiors(name)) {
            if (tx.mail().mailbox(account.account(), superior).isEmpty()) {
                missing.add(superior);
            }
        }
        account.checkMailboxes(missing.size() + 1);
        int next = 0;
        for (String superior : missing) {
            MailboxTable.create(tx, account, spare.levelIds[next++], superior, Set.of());
        }
        return MailboxTable.create(tx, account, spare.levelIds[next], name, specialUse);
    }

    private static void moveInbox(Transaction tx, AccountState account, String to, NewIds spare) throws SQLException {
        if (tx.mail().mailbox(account.account(), to).isPresent()) {
            throw exists(to);
        }
        MailboxState inbox =
                tx.mail().mailbox(account.account(), Mailbox.INBOX).orElseThrow(() -> missing(Mailbox.INBOX));
        Mailbox made = create(tx, account, to, Set.of(), spare);
        List<MessageRow> messages = MailboxMessageTable.all(tx, inbox.id());
        if (!messages.isEmpty()) {
            tx.edit(tx.mail().mailbox(made.id())).addAll(messages);
            tx.edit(inbox).moveOut(messages);
        }
    }

    private static void rename(Transaction tx, AccountState account, String from, String to, NewIds spare)
            throws SQLException {
        List<Named> all =
                tx.session().query(ALL, row -> new Named(row.getString(1), row.getLong(2)), account.account());
        List<Named> moving = all.stream()
                .filter(named -> named.name().equals(from) || MailboxNames.isInferior(named.name(), from))
                .sorted(Comparator.comparing(Named::name))
                .toList();
        if (moving.isEmpty()) {
            throw missing(from);
        }
        Set<String> staying = new HashSet<>(all.stream().map(Named::name).toList());
        moving.forEach(named -> staying.remove(named.name()));
        List<Object[]> rows = new ArrayList<>();
        for (Named named : moving) {
            String name = MailboxNames.checked(to + named.name().substring(from.length()));
            if (staying.contains(name)) {
                throw exists(name);
            }
            rows.add(new Object[] {name, named.id()});
        }
        // The highest first, so that none meets one that has not moved yet
        tx.noteChange();
        tx.session().batch("UPDATE mailbox SET name = ? WHERE id = ?", rows);
        treeChanged(tx, account);
        createSuperiors(tx, account, to, spare);
    }

    private static void createSuperiors(Transaction tx, AccountState account, String name, NewIds spare)
            throws SQLException {
        int next = 0;
        for (String superior : MailboxNames.superiors(name)) {
            if (tx.mail().mailbox(account.account(), superior).isEmpty()) {
                account.checkMailboxes(1);
                MailboxTable.create(tx, account, spare.levelIds[next++], superior, Set.of());
            }
        }
    }

    private static void treeChanged(Transaction tx, AccountState account) {
        tx.noteChange();
        tx.mail().forgetNames();
        account.treeChanged();
        tx.effects().treeChanged(account.account());
    }

    private static void checkedUse(String attribute) {
        if (!attribute.matches("\\\\[A-Za-z]{1,32}")) {
            throw new IllegalArgumentException("no attribute of a mailbox: " + attribute);
        }
    }

    private static StoreException exists(String name) {
        return new StoreException(Kind.EXISTS, "there is a mailbox " + name + " already");
    }

    private static StoreException missing(String name) {
        return new StoreException(Kind.NOT_FOUND, "there is no mailbox " + name);
    }

    /** Ids for all that may have to be made; drawn before, because the writer cannot wait for ids. */
    private final class NewIds {

        private final long inboxId = ids.next();
        private final long[] levelIds;

        NewIds(String name) {
            levelIds = new long[MailboxNames.superiors(name).size() + 1];
            for (int i = 0; i < levelIds.length; i++) {
                levelIds[i] = ids.next();
            }
        }
    }
}
