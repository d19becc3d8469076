package org.mailroom.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.store.mailbox.PlacedMessage;
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
    private final MailPlacements placements;

    private Arrival(
            NewMail mail, IncomingContent content, List<DeliveryTable.Coming> deliveries, MailPlacements placements) {
        this.mail = mail;
        this.content = content;
        this.deliveries = deliveries;
        this.placements = placements;
        this.queued = queued(mail, content.id(), content.size());
        this.messageRow = isQueued() ? MessageTable.row(queued, deliveries.size() + (isHeld() ? 1 : 0)) : null;
    }

    /**
     * Takes the body over from its writer.
     *
     * @throws IllegalArgumentException when the message cannot be kept as it is; its body is then still its writer's
     */
    static Arrival of(NewMail mail, SqlContentStore contents, MailIds ids) {
        if (!(mail.content() instanceof SqlContentWriter body) || !body.isOf(contents)) {
            throw new IllegalArgumentException("the body was not written to this store");
        }
        List<DeliveryTable.Coming> deliveries = rows(mail);
        if (!deliveries.isEmpty()) {
            MessageTable.row(queued(mail, 0, 0), 0); // throws before the body is taken
        }
        MailPlacements placements = new MailPlacements(mail, ids);
        return new Arrival(mail, body.take(), deliveries, placements);
    }

    /** Octets that the writer will write. */
    int octets() {
        return content.tail().length + placements.octets();
    }

    /** What it will lock. */
    MailKeys keys() {
        return isHeld() ? MailKeys.NONE : placements.keys();
    }

    boolean hasPlacements() {
        return !placements.isEmpty();
    }

    /** Whether a delivery awaits the reply. */
    boolean awaitsReply() {
        return mail.deliveries().stream().anyMatch(NewDelivery::awaitsReply);
    }

    /**
     * Inserts all; but when a delivery awaits the reply, no placement: that is for the release. Throws FULL, NOT_FOUND,
     * OVER_QUOTA.
     *
     * @return a claim for each delivery that awaits the reply
     */
    List<Claim> insert(Transaction tx, QueueLimits limits, long owner) throws SQLException {
        insertPlaced(tx, limits);
        return insertDeliveries(tx, owner);
    }

    /** The body and its placements, and the message, if it has deliveries; says where the message was put. */
    List<PlacedMessage> insertPlaced(Transaction tx, QueueLimits limits) throws SQLException {
        checkRoom(tx, limits);
        // First of all, because it may be refused, and nothing is changed yet
        List<PlacedMessage> placed = isHeld() ? List.of() : placements.insert(tx, content.id(), content.size());
        insertMessage(tx, placed.size());
        return placed;
    }

    List<Claim> insertDeliveries(Transaction tx, long owner) {
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
        if (isHeld()) {
            AwaitingReply.holdPlacements(tx, mail.id(), owner);
        }
        return claims;
    }

    /** Inserts all, to be seen only when the branch is committed. Throws FULL. */
    void insertPrepared(Transaction tx, QueueLimits limits, long owner, Branch branch) throws SQLException {
        checkRoom(tx, limits);
        insertMessage(tx, 0);
        deliveries.forEach(delivery -> DeliveryTable.insertPrepared(tx, delivery, owner, branch));
    }

    void discard(SqlContentStore contents) {
        contents.discard(content);
    }

    private boolean isQueued() {
        return !deliveries.isEmpty();
    }

    /** Whether the placements wait until the reply is decided. */
    private boolean isHeld() {
        return awaitsReply() && hasPlacements();
    }

    private void checkRoom(Transaction tx, QueueLimits limits) {
        if (isQueued()) {
            limits.checkRoom(tx, content.size());
        } else {
            limits.checkDisk(content.size());
        }
    }

    private void insertMessage(Transaction tx, int placed) throws SQLException {
        content.complete(tx, placed + (isQueued() ? 1 : 0));
        if (isQueued()) {
            MessageTable.insert(tx, messageRow, content.size());
        }
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
        if (rows.isEmpty() && mail.placements().isEmpty()) {
            throw new IllegalArgumentException("a message without deliveries and placements");
        }
        return rows;
    }

    private static QueuedMail queued(NewMail mail, long contentId, long size) {
        Instant receivedAt = Instant.ofEpochMilli(mail.receivedAt().toEpochMilli());
        return new QueuedMail(mail.id(), contentId, size, receivedAt, mail.envelope());
    }
}
