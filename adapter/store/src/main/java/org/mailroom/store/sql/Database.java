package org.mailroom.store.sql;

import java.sql.SQLException;
import org.mailroom.store.StoreException;

/** Where connections come from, and on which threads they are used. */
interface Database extends AutoCloseable {

    /** Something read; must not write. */
    @FunctionalInterface
    interface Read<T> {
        T from(SqlSession session) throws SQLException;
    }

    Dialect dialect();

    /** Opens the connection for writing, without auto-commit. Called on the writer's thread. */
    SqlSession openWriter() throws SQLException;

    /** Whether the writer should give its connection back when it has nothing to do. */
    boolean isPooled();

    /**
     * Reads with a connection of its own, on the caller's thread or another.
     *
     * @throws StoreException when that fails
     */
    <T> T read(Read<T> read);

    /** Octets free where the data are, or -1 when that is not ours to know. */
    long freeDisk();

    /** Closes what is open once the reads that run have ended. */
    @Override
    void close();

    /** The store's exception for a failure. */
    default StoreException failure(SQLException cause) {
        StoreException.Kind kind = dialect().kindOf(cause);
        String what = kind == StoreException.Kind.FULL ? "the disk is full" : "the database failed";
        return new StoreException(kind, what + ": " + cause.getMessage(), cause);
    }
}
