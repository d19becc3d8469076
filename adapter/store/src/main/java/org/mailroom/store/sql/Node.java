package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * This process among those that write here: a slot that makes its ids unique, and an incarnation, new at each start, that
 * marks what it holds. A node whose heart has not beaten for {@link #SILENT_MILLIS} is dead; what it held is recovered by
 * whoever notices.
 */
final class Node {

    static final long SILENT_MILLIS = 60_000;

    /** What {@code owner} columns of the living name. */
    static final String LIVING = "(SELECT incarnation FROM node WHERE incarnation <> 0)";

    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    private record Identity(int slot, long incarnation) {}

    private record Slot(int slot, long incarnation, long idLimit) {}

    private final Dialect dialect;
    private final boolean shared;
    private final MailIds ids;
    private volatile Identity identity = new Identity(0, 0);

    Node(Dialect dialect, boolean shared, MailIds ids) {
        this.dialect = dialect;
        this.shared = shared;
        this.ids = ids;
    }

    /** Names this node since its last registration: greater than every id given out before. */
    long incarnation() {
        return identity.incarnation();
    }

    /** Takes a slot and recovers what dead nodes held. Effective after the commit. */
    Recovery register(Transaction tx) throws SQLException {
        dialect.enterAlone(tx.session());
        buryTheDead(tx);
        Slot slot = freeSlot(tx);
        long start = Math.max(Math.max(System.currentTimeMillis(), slot.idLimit()), ids.used() + 1);
        Identity taken = new Identity(slot.slot(), MailIds.compose(start, slot.slot(), 0));
        tx.update(
                "INSERT INTO node (slot, incarnation, heartbeat, id_limit) VALUES (?, ?, " + dialect.now() + ", ?)"
                        + " ON CONFLICT (slot) DO UPDATE SET incarnation = excluded.incarnation,"
                        + " heartbeat = excluded.heartbeat, id_limit = excluded.id_limit",
                taken.slot(),
                taken.incarnation(),
                start + MailIds.RESERVED_MILLIS);
        tx.effects().afterCommit(() -> {
            identity = taken;
            ids.restart(taken.slot(), start);
        });
        return Recovery.run(tx);
    }

    /** Lives on, and recovers what nodes held that do not. */
    Recovery beat(Transaction tx) throws SQLException {
        Identity self = identity;
        tx.update(
                "UPDATE node SET heartbeat = " + dialect.now() + " WHERE slot = ? AND incarnation = ?",
                self.slot(),
                self.incarnation());
        return buryTheDead(tx) > 0 ? Recovery.run(tx) : Recovery.NOTHING;
    }

    /** Leaves: the slot is free, and what is still held here is recovered at once. */
    Recovery leave(Transaction tx) throws SQLException {
        Identity self = identity;
        tx.update(
                "UPDATE node SET incarnation = 0, id_limit = ? WHERE slot = ? AND incarnation = ?",
                ids.used() + 1,
                self.slot(),
                self.incarnation());
        return Recovery.run(tx);
    }

    /** Whether the others still take this node for alive; if so they do until the transaction ends. */
    boolean isAlive(SqlSession session) throws SQLException {
        Identity self = identity;
        String sql = "SELECT slot FROM node WHERE slot = ? AND incarnation = ? " + dialect.holdRow();
        return session.first(sql, row -> row.getInt(1), self.slot(), self.incarnation())
                .isPresent();
    }

    /** Lets ids be given out up to a time, so that none comes again after a crash. */
    boolean reserveIds(Transaction tx, long untilMillis) throws SQLException {
        Identity self = identity;
        return tx.update(
                        "UPDATE node SET id_limit = ? WHERE slot = ? AND incarnation = ?",
                        untilMillis,
                        self.slot(),
                        self.incarnation())
                == 1;
    }

    private int buryTheDead(Transaction tx) throws SQLException {
        if (!shared) {
            return 0;
        }
        String sql = "UPDATE node SET incarnation = 0 WHERE incarnation <> 0 AND heartbeat < " + dialect.now() + " - "
                + SILENT_MILLIS + " RETURNING slot";
        int dead = 0;
        for (int slot : tx.query(sql, row -> row.getInt(1))) {
            LOG.log(System.Logger.Level.WARNING, "node {0} is silent for 60 s: its deliveries are taken over", slot);
            dead++;
        }
        return dead;
    }

    private Slot freeSlot(Transaction tx) throws SQLException {
        Set<Integer> known = new HashSet<>();
        String sql = "SELECT slot, incarnation, id_limit FROM node ORDER BY slot";
        for (Slot slot : tx.query(sql, row -> new Slot(row.getInt(1), row.getLong(2), row.getLong(3)))) {
            if (!shared || slot.incarnation() == 0) {
                return slot;
            }
            known.add(slot.slot());
        }
        if (known.size() >= MailIds.SLOTS) {
            throw new StoreException(Kind.UNAVAILABLE, "all " + MailIds.SLOTS + " node slots are taken");
        }
        return new Slot(known.size(), 0, 0);
    }
}
