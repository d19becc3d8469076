package org.mailroom.store.sql;

import java.sql.SQLException;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * What is known of a body in the making.
 *
 * @param id of the body
 * @param owner the incarnation that writes it; 0 when no chunk is written yet
 * @param chunks how many are written
 * @param size octets, those of the tail included
 * @param tail the octets after the written chunks; empty while more may come
 */
record IncomingContent(long id, long owner, int chunks, long size, byte[] tail) {

    boolean isBegun() {
        return owner != 0;
    }

    /** Writes the rest; so many rows of the caller name the body from now on. */
    void complete(Transaction tx, int names) throws SQLException {
        if (!isBegun()) {
            ContentTable.insertStored(tx, id, size, names);
        } else if (!ContentTable.complete(tx, id, owner, size, names)) {
            throw new StoreException(
                    Kind.UNAVAILABLE, "the body was swept: the others thought this node dead while it was written");
        }
        if (tail.length > 0) {
            ContentTable.insertChunk(tx, id, chunks, tail);
        }
    }
}
