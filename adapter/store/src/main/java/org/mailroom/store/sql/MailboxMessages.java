package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.CopiedMessages;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.PlacedMessage;

/** Changes of the messages in mailboxes, as work for the writer. */
final class MailboxMessages {

    private MailboxMessages() {}

    /** All of them or none. */
    static List<List<PlacedMessage>> append(Transaction tx, List<Arrival> arrivals, QueueLimits limits, long owner)
            throws SQLException {
        List<List<PlacedMessage>> placed = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            placed.add(arrival.insertPlaced(tx, limits));
            arrival.insertDeliveries(tx, owner);
        }
        return placed;
    }

    /** @param uids ascending */
    static CopiedMessages copy(Transaction tx, long sourceId, long[] uids, String targetName) throws SQLException {
        AccountState account = tx.mail().accountOf(sourceId);
        MailboxState source = tx.mail().mailbox(sourceId);
        MailboxState target = target(tx, account, targetName);
        List<MessageRow> messages = MailboxMessageTable.find(tx, source.id(), uids);
        if (!messages.isEmpty()) {
            long octets = messages.stream().mapToLong(MessageRow::size).sum();
            account.checkRoom(messages.size(), octets);
        }
        CopiedMessages copied = copied(tx, messages, target);
        ContentTable.name(
                tx, Counts.of(messages.stream().map(MessageRow::contentId).toList()));
        return copied;
    }

    /** @param uids ascending */
    static CopiedMessages move(Transaction tx, long sourceId, long[] uids, String targetName) throws SQLException {
        AccountState account = tx.mail().accountOf(sourceId);
        MailboxState source = tx.mail().mailbox(sourceId);
        MailboxState target = target(tx, account, targetName);
        List<MessageRow> messages = MailboxMessageTable.find(tx, source.id(), uids);
        CopiedMessages moved = copied(tx, messages, target);
        if (!messages.isEmpty()) {
            tx.edit(source).moveOut(messages);
        }
        return moved;
    }

    static PlacedMessage replace(
            Transaction tx, long mailboxId, long uid, Arrival arrival, QueueLimits limits, long owner)
            throws SQLException {
        tx.mail().accountOf(mailboxId);
        MailboxState mailbox = tx.mail().mailbox(mailboxId);
        List<MessageRow> old = MailboxMessageTable.find(tx, mailboxId, new long[] {uid});
        if (old.isEmpty()) {
            throw new StoreException(Kind.STALE, "message " + uid + " was expunged before it was replaced");
        }
        // Before the new one, which may need the room
        tx.edit(mailbox).expunge(old, 0); // one: no spare id is needed
        return append(tx, List.of(arrival), limits, owner).get(0).get(0);
    }

    /** @param uids ascending */
    static ChangedFlags store(Transaction tx, long mailboxId, long[] uids, FlagChange change, long unchangedSince)
            throws SQLException {
        MailboxState mailbox = tx.mail().mailbox(mailboxId);
        Map<MessageFlags, MessageFlags> applied = new HashMap<>();
        List<MessageRow> changing = new ArrayList<>();
        List<MessageFlags> flags = new ArrayList<>();
        List<MessageRow> refused = new ArrayList<>();
        for (MessageRow message : MailboxMessageTable.find(tx, mailboxId, uids)) {
            MessageFlags next = applied.computeIfAbsent(
                    message.flags(), flagsBefore -> FlagTexts.shared(change.applied(flagsBefore)));
            if (message.modSeq() > unchangedSince) {
                refused.add(message);
            } else if (!next.equals(message.flags())) {
                changing.add(message);
                flags.add(next);
            }
        }
        applied.values().forEach(FlagTexts::keywords); // refused before anything is changed
        List<MessageRow> changed =
                changing.isEmpty() ? List.of() : tx.edit(mailbox).changeFlags(changing, flags);
        return new ChangedFlags(changed, MailboxMessageTable.uids(refused));
    }

    /**
     * Removes what is \Deleted.
     *
     * @param uids ascending
     * @param spareId a new one; the writer cannot wait for ids
     */
    static long[] expunge(Transaction tx, long mailboxId, long[] uids, long spareId) throws SQLException {
        tx.mail().accountOf(mailboxId);
        MailboxState mailbox = tx.mail().mailbox(mailboxId);
        List<MessageRow> deleted = MailboxMessageTable.find(tx, mailboxId, uids).stream()
                .filter(message -> message.flags().has(MessageFlags.DELETED))
                .toList();
        if (!deleted.isEmpty()) {
            tx.edit(mailbox).expunge(deleted, spareId);
        }
        return MailboxMessageTable.uids(deleted);
    }

    private static CopiedMessages copied(Transaction tx, List<MessageRow> messages, MailboxState target)
            throws SQLException {
        long[] targets = messages.isEmpty() ? new long[0] : tx.edit(target).addAll(messages);
        return new CopiedMessages(target.uidValidity(), MailboxMessageTable.uids(messages), targets);
    }

    private static MailboxState target(Transaction tx, AccountState account, String name) throws SQLException {
        return tx.mail()
                .mailbox(account.account(), name)
                .orElseThrow(() -> new StoreException(Kind.NOT_FOUND, account.account() + " has no mailbox " + name));
    }

    /** As the store wants them, whatever the caller has. */
    static long[] ascending(long[] uids) {
        return Arrays.stream(uids).sorted().distinct().toArray();
    }
}
