package org.mailroom.store.sql;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxTree;

/**
 * The names of accounts, cached. A tree that this node changes is forgotten; where other nodes change trees too, one that is in
 * memory is compared with the version in the database before it is used again after {@link #TRUSTED_NANOS}.
 */
final class MailboxTrees {

    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String MAILBOXES =
            "SELECT " + MailboxTable.COLUMNS + " FROM mailbox WHERE account = ? AND name IS NOT NULL";

    /** A tree, and what it was read at. */
    static final class Cached {
        private final MailboxTree tree;
        private final long version;
        private volatile long checkedAt;

        Cached(MailboxTree tree, long version, long checkedAt) {
            this.tree = tree;
            this.version = version;
            this.checkedAt = checkedAt;
        }
    }

    private final Database database;
    private final AgingCache<String, Cached> cache;

    /** Counts what was forgotten: what was read before is not put into the cache after it. */
    private final AtomicLong forgotten = new AtomicLong();

    /** @param cache trees, each as heavy as it has names, and a little */
    MailboxTrees(Database database, AgingCache<String, Cached> cache) {
        this.database = database;
        this.cache = cache;
    }

    /** Empty when the account has no mailboxes yet. */
    Optional<MailboxTree> find(String account) {
        Optional<Cached> cached = cache.get(account).filter(tree -> isCurrent(account, tree));
        return cached.isPresent() ? cached.map(tree -> tree.tree) : read(account);
    }

    /** The same from the database, whatever is in memory. */
    Optional<MailboxTree> read(String account) {
        long before = forgotten.get();
        long now = System.nanoTime();
        Optional<Long> version = version(account);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        MailboxTree tree = database.read(session -> new MailboxTree(
                mailboxes(session.query(MAILBOXES, MailboxTable::read, account)),
                subscriptions(session.query(
                        "SELECT name FROM mailbox_subscription WHERE account = ?", row -> row.getString(1), account))));
        if (forgotten.get() == before) {
            long weight = 10L + tree.mailboxes().size() + tree.subscriptions().size();
            cache.put(account, new Cached(tree, version.get(), now), weight);
            if (forgotten.get() != before) {
                cache.remove(account);
            }
        }
        return Optional.of(tree);
    }

    /** Their names are others now. */
    void forget(Set<String> accounts) {
        if (!accounts.isEmpty()) {
            forgotten.incrementAndGet();
            accounts.forEach(cache::remove);
        }
    }

    private boolean isCurrent(String account, Cached cached) {
        long now = System.nanoTime();
        if (!database.isPooled() || now - cached.checkedAt < TRUSTED_NANOS) {
            return true;
        }
        boolean isCurrent =
                version(account).filter(version -> version == cached.version).isPresent();
        cached.checkedAt = now;
        return isCurrent;
    }

    private Optional<Long> version(String account) {
        String sql = "SELECT tree_version FROM account_mail WHERE account = ?";
        return database.read(session -> session.first(sql, row -> row.getLong(1), account));
    }

    private static NavigableMap<String, Mailbox> mailboxes(List<Mailbox> found) {
        NavigableMap<String, Mailbox> byName = new TreeMap<>();
        found.forEach(mailbox -> byName.put(mailbox.name(), mailbox));
        return Collections.unmodifiableNavigableMap(byName);
    }

    private static NavigableSet<String> subscriptions(List<String> names) {
        return Collections.unmodifiableNavigableSet(new TreeSet<>(names));
    }
}
