package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** The rows of messages in mailboxes. */
final class MailboxMessageTable {

    /** For {@link #read}. */
    static final String COLUMNS = "uid, modseq, flags, keywords, size, internal_date, save_date, content_id";

    static final Comparator<MessageRow> BY_UID = Comparator.comparingLong(MessageRow::uid);

    private static final String INSERT =
            "INSERT INTO mailbox_message (mailbox_id, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String OF_UIDS = " FROM mailbox_message WHERE mailbox_id = ? AND :uids";

    private MailboxMessageTable() {}

    /** Reads {@link #COLUMNS} that stand after so many others. */
    static MessageRow read(ResultSet row, int after, FlagTexts flags) throws SQLException {
        return new MessageRow(
                row.getLong(after + 1),
                row.getLong(after + 2),
                flags.read(row.getInt(after + 3), row.getString(after + 4)),
                row.getLong(after + 5),
                row.getLong(after + 6),
                row.getLong(after + 7),
                row.getLong(after + 8));
    }

    static void insert(Transaction tx, long mailboxId, MessageRow message) {
        tx.insert(
                INSERT,
                mailboxId,
                message.uid(),
                message.modSeq(),
                message.flags().system(),
                FlagTexts.keywords(message.flags()),
                message.size(),
                message.internalDate(),
                message.saveDate(),
                message.contentId());
    }

    /** Those of the messages that are there, ascending. */
    static List<MessageRow> find(Transaction tx, long mailboxId, long[] uids) throws SQLException {
        String sql = "SELECT " + COLUMNS + OF_UIDS;
        FlagTexts flags = new FlagTexts();
        List<MessageRow> found = new ArrayList<>();
        for (UidSlice slice : UidSlice.of(uids)) {
            found.addAll(tx.session().query(slice.expand(sql), row -> read(row, 0, flags), slice.bind(mailboxId)));
        }
        found.sort(BY_UID);
        return found;
    }

    /** All messages, ascending. */
    static List<MessageRow> all(Transaction tx, long mailboxId) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM mailbox_message WHERE mailbox_id = ? ORDER BY uid";
        FlagTexts flags = new FlagTexts();
        return tx.session().query(sql, row -> read(row, 0, flags), mailboxId);
    }

    /** @param uids ascending */
    static void delete(Transaction tx, long mailboxId, long[] uids) throws SQLException {
        for (UidSlice slice : UidSlice.of(uids)) {
            tx.update(slice.expand("DELETE" + OF_UIDS), slice.bind(mailboxId));
        }
    }

    /** @param uids ascending */
    static void hand(Transaction tx, long mailboxId, long[] uids, long toMailboxId) throws SQLException {
        String sql = "UPDATE mailbox_message SET mailbox_id = ? WHERE mailbox_id = ? AND :uids";
        for (UidSlice slice : UidSlice.of(uids)) {
            tx.update(slice.expand(sql), slice.bind(toMailboxId, mailboxId));
        }
    }

    /** Writes their flags and modification sequences; as most of them get the same flags, few statements do. */
    static void updateFlags(Transaction tx, long mailboxId, long modSeq, List<MessageRow> messages)
            throws SQLException {
        String sql = "UPDATE mailbox_message SET modseq = ?, flags = ?, keywords = ? WHERE mailbox_id = ? AND :uids";
        Map<MessageFlags, List<MessageRow>> byFlags = new HashMap<>();
        messages.forEach(message -> byFlags.computeIfAbsent(message.flags(), unused -> new ArrayList<>())
                .add(message));
        for (Map.Entry<MessageFlags, List<MessageRow>> entry : byFlags.entrySet()) {
            String keywords = FlagTexts.keywords(entry.getKey());
            for (UidSlice slice : UidSlice.of(uids(entry.getValue()))) {
                List<Object> values = new ArrayList<>();
                values.add(modSeq);
                values.add(entry.getKey().system());
                values.add(keywords);
                values.add(mailboxId);
                values.addAll(slice.values());
                tx.update(slice.expand(sql), values.toArray());
            }
        }
    }

    static long[] uids(List<MessageRow> messages) {
        return messages.stream().mapToLong(MessageRow::uid).toArray();
    }
}
