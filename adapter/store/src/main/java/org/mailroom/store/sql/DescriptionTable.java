package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.List;

/** What is known of bodies that are in mailboxes. */
final class DescriptionTable {

    private DescriptionTable() {}

    static void insert(Transaction tx, long contentId, byte[] description) {
        tx.insert("INSERT INTO message_description (content_id, description) VALUES (?, ?)", contentId, description);
    }

    static void delete(Transaction tx, List<Long> contentIds) throws SQLException {
        tx.updateByIds("DELETE FROM message_description WHERE content_id IN (:ids)", contentIds);
    }

    static void keepPreview(Transaction tx, long contentId, String preview) throws SQLException {
        tx.update("UPDATE message_description SET preview = ? WHERE content_id = ?", preview, contentId);
    }
}
