package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.account.Account;
import org.mailroom.store.account.AccountStore;

/**
 * Accounts on SQL. Whatever changes an account touches its row first: nodes that change the same account at once wait
 * for each other there, and no secrets stay without their account.
 */
final class SqlAccountStore implements AccountStore {

    private static final int MAX_PAGE = 1000;
    private static final int MAX_SHARED_SECRET = 1024;

    /** No name holds it: it ends the range of all names that begin alike. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final String COLUMNS = "a.name, a.enabled, a.created_at, a.changed_at, s.scheme, s.secret";

    private static final String SECRETS = " LEFT JOIN account_secret s ON s.account = a.name";

    private static final String FIND = "SELECT " + COLUMNS + " FROM account a" + SECRETS + " WHERE a.name = ?";

    private static final String LIST = "SELECT " + COLUMNS + " FROM (SELECT name, enabled, created_at, changed_at"
            + " FROM account WHERE name >= ? AND name > ? AND name < ? ORDER BY name LIMIT ?) a" + SECRETS
            + " ORDER BY a.name";

    /** An account with one of its secrets, or none. */
    private record Joined(Account account, String scheme, String secret) {
        static Joined read(ResultSet row) throws SQLException {
            Account bare = new Account(
                    row.getString(1),
                    row.getInt(2) == 1,
                    Map.of(),
                    Instant.ofEpochMilli(row.getLong(3)),
                    Instant.ofEpochMilli(row.getLong(4)));
            return new Joined(bare, row.getString(5), row.getString(6));
        }
    }

    private final Database database;
    private final CommitWriter writer;

    SqlAccountStore(Database database, CommitWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    @Override
    public void create(Account account) {
        AccountLimits.check(account);
        String sql = "INSERT INTO account (name, enabled, created_at, changed_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (name) DO NOTHING";
        writer.write(tx -> {
            int made = tx.update(
                    sql,
                    account.name(),
                    account.isEnabled() ? 1 : 0,
                    account.createdAt().toEpochMilli(),
                    account.changedAt().toEpochMilli());
            if (made == 0) {
                throw new StoreException(Kind.EXISTS, "there is an account " + account.name() + " already");
            }
            insertSecrets(tx, account.name(), account.secrets());
            return null;
        });
    }

    @Override
    public Optional<Account> find(String name) {
        AccountLimits.checkedPart(name);
        return joined(database.read(session -> session.query(FIND, Joined::read, name))).stream()
                .findFirst();
    }

    @Override
    public List<Account> list(String prefix, int limit, String after) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " accounts, not " + limit);
        }
        AccountLimits.checkedPart(prefix);
        AccountLimits.checkedPart(after);
        return joined(database.read(session -> session.query(LIST, Joined::read, prefix, after, prefix + LAST, limit)));
    }

    @Override
    public void secrets(String name, Map<String, String> secrets) {
        AccountLimits.checkedPart(name);
        Map<String, String> kept = AccountLimits.checkedSecrets(secrets);
        writer.write(tx -> {
            mustExist(name, tx.update("UPDATE account SET changed_at = ? WHERE name = ?", now(), name));
            tx.update("DELETE FROM account_secret WHERE account = ?", name);
            insertSecrets(tx, name, kept);
            return null;
        });
    }

    @Override
    public void enabled(String name, boolean isEnabled) {
        AccountLimits.checkedPart(name);
        String sql = "UPDATE account SET enabled = ?, changed_at = ? WHERE name = ?";
        writer.write(tx -> {
            mustExist(name, tx.update(sql, isEnabled ? 1 : 0, now(), name));
            return null;
        });
    }

    @Override
    public void delete(String name) {
        AccountLimits.checkedPart(name);
        writer.write(tx -> {
            mustExist(name, tx.update("DELETE FROM account WHERE name = ?", name));
            tx.update("DELETE FROM account_secret WHERE account = ?", name);
            return null;
        });
    }

    @Override
    public byte[] sharedSecret(String name, byte[] candidate) {
        AccountLimits.checkedPart(name);
        if (candidate.length < 1 || candidate.length > MAX_SHARED_SECRET) {
            throw new IllegalArgumentException("a shared secret has 1 to " + MAX_SHARED_SECRET + " octets");
        }
        return writer.write(tx -> {
            tx.update(
                    "INSERT INTO shared_secret (name, secret) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                    name,
                    candidate);
            return tx.query("SELECT secret FROM shared_secret WHERE name = ?", row -> row.getBytes(1), name)
                    .get(0);
        });
    }

    private static void insertSecrets(Transaction tx, String name, Map<String, String> secrets) {
        String sql = "INSERT INTO account_secret (account, scheme, secret) VALUES (?, ?, ?)";
        secrets.forEach((scheme, secret) -> tx.insert(sql, name, scheme, secret));
    }

    private static List<Account> joined(List<Joined> rows) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        Map<String, Map<String, String>> secrets = new LinkedHashMap<>();
        for (Joined row : rows) {
            accounts.putIfAbsent(row.account().name(), row.account());
            Map<String, String> own = secrets.computeIfAbsent(row.account().name(), unused -> new LinkedHashMap<>());
            if (row.scheme() != null) {
                own.put(row.scheme(), row.secret());
            }
        }
        List<Account> found = new ArrayList<>();
        accounts.forEach((name, bare) ->
                found.add(new Account(name, bare.isEnabled(), secrets.get(name), bare.createdAt(), bare.changedAt())));
        return found;
    }

    private static void mustExist(String name, int changed) {
        if (changed == 0) {
            throw new StoreException(Kind.NOT_FOUND, "there is no account " + name);
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
