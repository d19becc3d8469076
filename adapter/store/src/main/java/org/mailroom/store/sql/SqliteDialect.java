package org.mailroom.store.sql;

import java.sql.SQLException;
import org.mailroom.store.StoreException.Kind;
import org.sqlite.SQLiteErrorCode;

/** SQLite, from 3.35. */
final class SqliteDialect implements Dialect {

    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public String resolve(String script) {
        return script.replace("${id}", "INTEGER PRIMARY KEY")
                .replace("${name}", "TEXT")
                .replace("${without_rowid}", "WITHOUT ROWID")
                .replace("${store_chunks_plainly}", "");
    }

    @Override
    public String now() {
        return "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public String lockRow() {
        return "";
    }

    @Override
    public String holdRow() {
        return "";
    }

    @Override
    public void enterAlone(SqlSession session) {
        // The writer's transactions are IMMEDIATE: it is alone already.
    }

    @Override
    public Kind kindOf(SQLException failure) {
        return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xFF)) {
            case SQLITE_FULL -> Kind.FULL;
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_NOMEM ->
                Kind.UNAVAILABLE;
            default -> Kind.BROKEN;
        };
    }

    @Override
    public boolean mayRunAgain(SQLException failure) {
        return false;
    }
}
