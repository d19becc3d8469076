package org.mailroom.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.QueuedMail;

/** A message on its way in, as rows; made on the caller's thread, so that the writer has little left to do. */
final class Arrival {

    private final NewMail mail;
    private final QueuedMail queued;
    private final IncomingContent content;
    private final Object[] messageRow;
    private final List<DeliveryTable.Coming> deliveries;

    private Arrival(NewMail mail, IncomingContent content, List<DeliveryTable.Coming> deliveries) {
        this.mail = mail;
        this.content = content;
        this.deliveries = deliveries;
        this.queued = queued(mail, content.id(), content.size());
        this.messageRow = MessageTable.row(queued, deliveries.size());
    }

    /**
     * Takes the body over from its writer.
     *
     * @throws IllegalArgumentException when the message cannot be kept as it is; its body is then still its writer's
     */
    static Arrival of(NewMail mail, SqlContentStore contents) {
        if (!(mail.content() instanceof SqlContentWriter body) || !body.isOf(contents)) {
            throw new IllegalArgumentException("the body was not written to this store");
        }
        List<DeliveryTable.Coming> deliveries = rows(mail);
        MessageTable.row(queued(mail, 0, 0), 0); // throws before the body is taken
        return new Arrival(mail, body.take(), deliveries);
    }

    /** Octets that the writer will write. */
    int octets() {
        return content.tail().length;
    }

    /** Inserts all; returns a claim for each delivery that awaits the reply. Throws FULL. */
    List<Claim> insert(Transaction tx, QueueLimits limits, long owner) throws SQLException {
        insertMessage(tx, limits);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            NewDelivery delivery = mail.deliveries().get(i);
            if (delivery.awaitsReply()) {
                DeliveryTable.insertAwaitingReply(tx, deliveries.get(i), owner);
                claims.add(new Claim(delivery.id(), delivery.subscription(), 1, delivery.recipients(), queued));
            } else {
                DeliveryTable.insertReady(tx, deliveries.get(i));
            }
        }
        return claims;
    }

    /** Inserts all, to be seen only when the branch is committed. Throws FULL. */
    void insertPrepared(Transaction tx, QueueLimits limits, long owner, Branch branch) throws SQLException {
        insertMessage(tx, limits);
        deliveries.forEach(delivery -> DeliveryTable.insertPrepared(tx, delivery, owner, branch));
    }

    void discard(SqlContentStore contents) {
        contents.discard(content);
    }

    private void insertMessage(Transaction tx, QueueLimits limits) throws SQLException {
        limits.checkRoom(tx, content.size());
        content.complete(tx);
        MessageTable.insert(tx, messageRow, content.size());
    }

    private static List<DeliveryTable.Coming> rows(NewMail mail) {
        Set<String> subscriptions = new HashSet<>();
        List<DeliveryTable.Coming> rows = new ArrayList<>();
        for (NewDelivery delivery : mail.deliveries()) {
            String name = LineText.checked("a subscription", delivery.subscription());
            if (!subscriptions.add(name)) {
                throw new IllegalArgumentException("two deliveries for the subscription " + name);
            }
            if (delivery.recipients().isEmpty()) {
                throw new IllegalArgumentException("a delivery without recipients for the subscription " + name);
            }
            rows.add(new DeliveryTable.Coming(
                    delivery.id(),
                    mail.id(),
                    name,
                    LineText.ofRecipients(delivery.recipients()),
                    System.currentTimeMillis()));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a message without deliveries");
        }
        return rows;
    }

    private static QueuedMail queued(NewMail mail, long contentId, long size) {
        Instant receivedAt = Instant.ofEpochMilli(mail.receivedAt().toEpochMilli());
        return new QueuedMail(mail.id(), contentId, size, receivedAt, mail.envelope());
    }
}
