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
    private final Dialect dialect;
    private final Map<String, List<Object[]>> inserts = new LinkedHashMap<>();
    private final Map<Long, Integer> closed = new HashMap<>();
    private final Map<Long, Integer> unnamed = new HashMap<>();
    private final LockedMail mail = new LockedMail(this);
    private Effects effects = new Effects();
    private long messages;
    private long bytes;
    private boolean changed;

    Transaction(SqlSession session, Dialect dialect) {
        this.session = session;
        this.dialect = dialect;
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

    /**
     * Asks for rows that are never given to {@link #insert}: what was collected stays so. Finding some is no change, so that
     * work that is refused for what it finds costs the others of its batch nothing.
     */
    <T> List<T> lookup(String sql, SqlSession.Row<T> row, Object... values) throws SQLException {
        return session.query(sql, row, values);
    }

    /** At the end of a {@link #lookup}: the rows are this transaction's from now on. */
    String lockRow() {
        return dialect.lockRow();
    }

    /** The accounts and mailboxes that it works on. */
    LockedMail mail() {
        return mail;
    }

    /** What this piece of work does to the mailbox. */
    MailboxEdit edit(MailboxState mailbox) {
        return effects.edit(this, mailbox);
    }

    /** A change is coming that no statement shows yet. */
    void noteChange() {
        changed = true;
    }

    /** A row that named the body has gone; the body goes with the last one. */
    void unname(long contentId) {
        changed = true;
        unnamed.merge(contentId, 1, Integer::sum);
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
        unnamed.clear();
        mail.forget();
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
        if (!unnamed.isEmpty()) {
            ContentTable.unname(this, Map.copyOf(unnamed));
            unnamed.clear();
        }
        mail.write();
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
