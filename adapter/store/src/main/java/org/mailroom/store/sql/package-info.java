/**
 * The store on SQL: SQLite in a directory of ours, or PostgreSQL behind a DataSource of the container.
 *
 * <p>One thread writes ({@link org.mailroom.store.sql.CommitWriter}): whatever waits is applied in one transaction, and no
 * caller hears of its work before the commit. Reads have connections of their own. What differs between the databases is
 * in a {@link org.mailroom.store.sql.Dialect} and in a {@link org.mailroom.store.sql.Database}, and nowhere else. No
 * connection leaves this package.
 */
package org.mailroom.store.sql;
