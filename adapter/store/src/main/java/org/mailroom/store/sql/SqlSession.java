package org.mailroom.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection and the statements prepared on it. For one thread at a time. */
final class SqlSession implements AutoCloseable {

    /** Reads one row; the cursor is not moved. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final boolean pooled;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean distrusted;

    /** @param pooled whether the connection goes back to a pool when it is closed, as it came */
    SqlSession(Connection connection, boolean pooled) {
        this.connection = connection;
        this.pooled = pooled;
    }

    /** Runs a statement that is no query to its end: a PRAGMA that works in steps would stop after the first one. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    int update(String sql, Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /** A SELECT, or a change with RETURNING. */
    <T> List<T> query(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }

    <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> found = query(sql, row, values);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** The same statement for many rows, on a remote database in one round trip. */
    void batch(String sql, List<Object[]> rows) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (Object[] values : rows) {
            bind(statement, values);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /** {@link #query} for {@code id IN (:ids)}, in slices; the values come before the ids. */
    <T> List<T> queryByIds(String sql, Collection<Long> ids, Row<T> row, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        for (IdSlice slice : IdSlice.of(ids)) {
            found.addAll(query(slice.expand(sql), row, slice.bind(values)));
        }
        return found;
    }

    int updateByIds(String sql, Collection<Long> ids, Object... values) throws SQLException {
        int changed = 0;
        for (IdSlice slice : IdSlice.of(ids)) {
            changed += update(slice.expand(sql), slice.bind(values));
        }
        return changed;
    }

    Savepoint savepoint() throws SQLException {
        return connection.setSavepoint();
    }

    void rollbackTo(Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
    }

    void release(Savepoint savepoint) throws SQLException {
        connection.releaseSavepoint(savepoint);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** The connection may have been cut: once closed it must not come out of its pool again. */
    void distrust() {
        distrusted = true;
    }

    @Override
    public void close() throws SQLException {
        if (pooled && distrusted) {
            // A pool that does not test connections keeps dead ones for ever; only an aborted one leaves it
            connection.abort(Runnable::run);
            return;
        }
        try (connection) {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
            if (pooled && !connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        bind(statement, values);
        return statement;
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof byte[] octets) {
            statement.setBytes(index, octets);
        } else {
            throw new IllegalArgumentException("no column takes a " + value.getClass());
        }
    }
}
