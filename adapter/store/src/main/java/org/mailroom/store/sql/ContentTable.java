package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of bodies and their chunks. */
final class ContentTable {

    private record Named(long id, int refs) {}

    private ContentTable() {}

    /** A body of which more will come. */
    static void insertIncoming(Transaction tx, long id, long owner) {
        insert(tx, id, 0, 0, owner);
    }

    /** A body that is complete and named by so many rows. */
    static void insertStored(Transaction tx, long id, long size, int names) {
        insert(tx, id, size, names, null);
    }

    static void insertChunk(Transaction tx, long id, int seq, byte[] data) {
        tx.insert("INSERT INTO content_chunk (content_id, seq, data) VALUES (?, ?, ?)", id, seq, data);
    }

    /** An incoming body is complete and named by so many rows. False when it was swept, its owner having been thought dead. */
    static boolean complete(Transaction tx, long id, long owner, long size, int names) throws SQLException {
        String sql = "UPDATE content SET size = ?, refs = ?, owner = NULL WHERE id = ? AND owner = ?";
        return tx.update(sql, size, names, id, owner) == 1;
    }

    /** Deletes a body if it is still incoming. */
    static void discard(Transaction tx, long id, long owner) throws SQLException {
        if (tx.update("DELETE FROM content WHERE id = ? AND owner = ?", id, owner) == 1) {
            tx.update("DELETE FROM content_chunk WHERE content_id = ?", id);
        }
    }

    /** Deletes the incoming bodies of some owners; says how many. */
    static int sweep(Transaction tx, String ofOwners) throws SQLException {
        String sql = "DELETE FROM content WHERE owner IS NOT NULL AND " + ofOwners + " RETURNING id";
        List<Long> swept = tx.query(sql, row -> row.getLong(1));
        deleteChunks(tx, swept);
        return swept.size();
    }

    /** More rows name these bodies, so many for each. */
    static void name(Transaction tx, Map<Long, Integer> names) throws SQLException {
        for (Map.Entry<Integer, List<Long>> entry : Counts.byCount(names).entrySet()) {
            tx.updateByIds("UPDATE content SET refs = refs + ? WHERE id IN (:ids)", entry.getValue(), entry.getKey());
        }
    }

    /** Rows that named these bodies have gone, so many for each; a body and what is known of it go with the last one. */
    static void unname(Transaction tx, Map<Long, Integer> names) throws SQLException {
        List<Long> gone = new ArrayList<>();
        String sql = "UPDATE content SET refs = refs - ? WHERE id IN (:ids) RETURNING id, refs";
        for (Map.Entry<Integer, List<Long>> entry : Counts.byCount(names).entrySet()) {
            tx
                    .queryByIds(sql, entry.getValue(), row -> new Named(row.getLong(1), row.getInt(2)), entry.getKey())
                    .stream()
                    .filter(content -> content.refs() <= 0)
                    .forEach(content -> gone.add(content.id()));
        }
        tx.updateByIds("DELETE FROM content WHERE id IN (:ids)", gone);
        deleteChunks(tx, gone);
        DescriptionTable.delete(tx, gone);
    }

    private static void deleteChunks(Transaction tx, List<Long> ids) throws SQLException {
        tx.updateByIds("DELETE FROM content_chunk WHERE content_id IN (:ids)", ids);
    }

    private static void insert(Transaction tx, long id, long size, int refs, Long owner) {
        String sql = "INSERT INTO content (id, size, refs, owner, created_at) VALUES (?, ?, ?, ?, ?)";
        tx.insert(sql, id, size, refs, owner, System.currentTimeMillis());
    }
}
