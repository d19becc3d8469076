package org.mailroom.store.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.mailroom.store.StoreException.Kind;

/** PostgreSQL, from 12. */
final class PostgresDialect implements Dialect {

    /** "mailroom" in ASCII, so that it is known among the advisory locks of the database. */
    private static final long ADVISORY_LOCK = 0x6D61696C726F6F6DL;

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String resolve(String script) {
        // Bodies are seldom worth compressing and always written once: TOAST need not try.
        return script.replace("${id}", "BIGINT PRIMARY KEY")
                .replace("${name}", "TEXT COLLATE \"C\"")
                .replace("${without_rowid}", "")
                .replace("${store_chunks_plainly}", "ALTER TABLE content_chunk ALTER COLUMN data SET STORAGE EXTERNAL");
    }

    @Override
    public String now() {
        return "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
    }

    @Override
    public String skipLocked() {
        return "FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String lockRow() {
        return "FOR UPDATE";
    }

    @Override
    public String holdRow() {
        return "FOR SHARE";
    }

    @Override
    public void enterAlone(SqlSession session) throws SQLException {
        session.query("SELECT pg_advisory_xact_lock(?)", row -> "", ADVISORY_LOCK);
    }

    @Override
    public Kind kindOf(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("53100")) { // disk_full
            return Kind.FULL;
        }
        if (mayRunAgain(failure)) { // and did, and lost each time
            return Kind.UNAVAILABLE;
        }
        boolean away = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        return away || isOfConnection(failure) ? Kind.UNAVAILABLE : Kind.BROKEN;
    }

    private static boolean isOfConnection(SQLException failure) {
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTransientException;
    }

    @Override
    public boolean mayRunAgain(SQLException failure) {
        // transaction_rollback: a deadlock or a serialization failure
        return failure.getSQLState() != null && failure.getSQLState().startsWith("40");
    }
}
