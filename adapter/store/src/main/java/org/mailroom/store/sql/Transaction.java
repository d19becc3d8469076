package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The writer's transaction as work sees it. Inserts are collected and deliveries that went are counted, so that all the work
 * of a batch shares the statements for them; {@link #finish} does what is left of both.
 */
final class Transaction {

    private final SqlSession session;
    private final Map<String, List<Object[]>> inserts = new LinkedHashMap<>();
    private final Map<Long, Integer> closed = new HashMap<>();
    private Effects effects = new Effects();
    private long messages;
    private long bytes;
    private boolean changed;

    Transaction(SqlSession session) {
        this.session = session;
    }

    SqlSession session() throws SQLException {
        flushInserts();
        return session;
    }

    /** Inserts a row some time before the commit, and before anything else is asked or changed. */
    void insert(String sql, Object... values) {
        changed = true;
        inserts.computeIfAbsent(sql, unused -> new ArrayList<>()).add(values);
    }

    int update(String sql, Object... values) throws SQLException {
        return noted(session().update(sql, values));
    }

    int updateByIds(String sql, Collection<Long> ids, Object... values) throws SQLException {
        return noted(session().updateByIds(sql, ids, values));
    }

    <T> List<T> query(String sql, SqlSession.Row<T> row, Object... values) throws SQLException {
        return noted(session().query(sql, row, values));
    }

    <T> List<T> queryByIds(String sql, Collection<Long> ids, SqlSession.Row<T> row, Object... values)
            throws SQLException {
        return noted(session().queryByIds(sql, ids, row, values));
    }

    <T> Optional<T> first(String sql, SqlSession.Row<T> row, Object... values) throws SQLException {
        return query(sql, row, values).stream().findFirst();
    }

    /** A delivery of the message has gone; the message goes with its last one. */
    void closeDelivery(long messageId) {
        changed = true;
        closed.merge(messageId, 1, Integer::sum);
    }

    Effects effects() {
        return effects;
    }

    void count(int message, long size) {
        messages += message;
        bytes += message * size;
        effects.count(message, size);
    }

    /** Messages that came, less those that went, since the transaction began. */
    long messages() {
        return messages;
    }

    /** Octets that came, less those that went, since the transaction began. */
    long bytes() {
        return bytes;
    }

    /** Begins a piece of work: its effects are its own, and whether it changed anything is noted from here. */
    Effects begin() {
        effects = new Effects();
        changed = false;
        return effects;
    }

    boolean hasChanged() {
        return changed;
    }

    /** Forgets the piece of work that was rolled back. */
    void forget() {
        inserts.clear();
        closed.clear();
        messages -= effects.messages();
        bytes -= effects.bytes();
        effects = new Effects();
    }

    /** Writes what was collected. */
    void finish() throws SQLException {
        flushInserts();
        if (!closed.isEmpty()) {
            MessageTable.closeDeliveries(this, Map.copyOf(closed));
            closed.clear();
        }
    }

    private void flushInserts() throws SQLException {
        if (inserts.isEmpty()) {
            return;
        }
        for (Map.Entry<String, List<Object[]>> entry : inserts.entrySet()) {
            session.batch(entry.getKey(), entry.getValue());
        }
        inserts.clear();
    }

    private int noted(int rows) {
        changed |= rows > 0;
        return rows;
    }

    private <T> List<T> noted(List<T> rows) {
        changed |= !rows.isEmpty();
        return rows;
    }
}
