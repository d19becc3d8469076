package org.mailroom.store.sql;

import java.sql.SQLException;

/**
 * Something to be written. It may be applied more than once, after a rollback, and so must change nothing but through the
 * transaction.
 */
@FunctionalInterface
interface Work<T> {
    T apply(Transaction tx) throws SQLException;
}
