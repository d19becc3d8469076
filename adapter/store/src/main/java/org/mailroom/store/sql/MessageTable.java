package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.QueuedMail;

/** The rows of messages. */
final class MessageTable {

    static final String COLUMNS = "m.id AS mail_id, m.content_id, m.size, m.received_at, m.sender, m.parameters,"
            + " m.protocol, m.peer_address, m.peer_port, m.helo, m.tls_protocol, m.tls_cipher, m.auth_user";

    private static final String INSERT = "INSERT INTO message (id, content_id, size, received_at, sender, parameters,"
            + " protocol, peer_address, peer_port, helo, tls_protocol, tls_cipher, auth_user, open_deliveries)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private record Counted(long id, long contentId, long size, int deliveries) {}

    private MessageTable() {}

    /** The values of a row but for the number of deliveries; throws IllegalArgumentException as {@link LineText} does. */
    static Object[] row(QueuedMail mail, int deliveries) {
        MailEnvelope envelope = mail.envelope();
        return new Object[] {
            mail.id(),
            mail.contentId(),
            mail.size(),
            mail.receivedAt().toEpochMilli(),
            LineText.checked("the sender", envelope.sender()),
            LineText.ofParameters(envelope.parameters()),
            LineText.checked("the protocol", envelope.protocol()),
            LineText.checked("the peer's address", envelope.peerAddress()),
            envelope.peerPort(),
            LineText.checked("the HELO name", envelope.helo()),
            LineText.checked("the TLS protocol", envelope.tlsProtocol()),
            LineText.checked("the TLS cipher", envelope.tlsCipher()),
            LineText.checked("the user", envelope.user()),
            deliveries
        };
    }

    static void insert(Transaction tx, Object[] row, long size) {
        tx.insert(INSERT, row);
        tx.count(1, size);
    }

    static Map<Long, QueuedMail> byId(Transaction tx, Collection<Long> ids) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM message m WHERE m.id IN (:ids)";
        Map<Long, QueuedMail> found = new HashMap<>();
        tx.queryByIds(sql, ids, MessageTable::read).forEach(mail -> found.put(mail.id(), mail));
        return found;
    }

    /** Reads {@link #COLUMNS}. */
    static QueuedMail read(ResultSet row) throws SQLException {
        MailEnvelope envelope = new MailEnvelope(
                row.getString("sender"),
                LineText.toParameters(row.getString("parameters")),
                row.getString("protocol"),
                row.getString("peer_address"),
                row.getInt("peer_port"),
                row.getString("helo"),
                row.getString("tls_protocol"),
                row.getString("tls_cipher"),
                row.getString("auth_user"));
        Instant receivedAt = Instant.ofEpochMilli(row.getLong("received_at"));
        return new QueuedMail(
                row.getLong("mail_id"), row.getLong("content_id"), row.getLong("size"), receivedAt, envelope);
    }

    /**
     * Deliveries of these messages have gone, so many for each. Counting with RETURNING lets exactly one node see the last
     * one go.
     */
    static void closeDeliveries(Transaction tx, Map<Long, Integer> closed) throws SQLException {
        String sql = "UPDATE message SET open_deliveries = open_deliveries - ? WHERE id IN (:ids)"
                + " RETURNING id, content_id, size, open_deliveries";
        for (Map.Entry<Integer, List<Long>> entry : Counts.byCount(closed).entrySet()) {
            List<Counted> left = tx.queryByIds(
                    sql,
                    entry.getValue(),
                    row -> new Counted(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4)),
                    entry.getKey());
            delete(
                    tx,
                    left.stream().filter(message -> message.deliveries() <= 0).toList());
        }
    }

    private static void delete(Transaction tx, List<Counted> messages) throws SQLException {
        tx.updateByIds(
                "DELETE FROM message WHERE id IN (:ids)",
                messages.stream().map(Counted::id).toList());
        ContentTable.unname(
                tx, Counts.of(messages.stream().map(Counted::contentId).collect(Collectors.toList())));
        messages.forEach(message -> tx.count(-1, message.size()));
    }
}
