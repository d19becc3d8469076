package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.PlacedMessage;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.mime.DescriptionFormat;
import org.mailroom.store.queue.NewMail;

/** The mailboxes that a message goes into, made ready on the caller's thread. */
final class MailPlacements {

    private final List<Placement> placements;
    private final byte[] description;
    /** An id for the INBOX of each account, should it need one; the writer cannot wait for ids. */
    private final Map<String, Long> inboxIds = new TreeMap<>();

    /** @throws IllegalArgumentException when one cannot be */
    MailPlacements(NewMail mail, MailIds ids) {
        placements = mail.placements();
        description = placements.isEmpty() ? null : DescriptionFormat.write(mail.description());
        for (Placement placement : placements) {
            MailAccounts.checked(placement.account());
            FlagTexts.keywords(placement.flags());
            if (!inboxIds.containsKey(placement.account())) {
                inboxIds.put(placement.account(), ids.next());
            }
        }
    }

    int count() {
        return placements.size();
    }

    /** The accounts that it will lock. */
    MailKeys keys() {
        return new MailKeys(Set.copyOf(inboxIds.keySet()), Set.of());
    }

    boolean isEmpty() {
        return placements.isEmpty();
    }

    /** Octets that the writer will write. */
    int octets() {
        return description == null ? 0 : description.length;
    }

    /**
     * Inserts all; the body counts their names already. Throws NOT_FOUND and OVER_QUOTA.
     *
     * @return where the message was put, in the order of the placements
     */
    List<PlacedMessage> insert(Transaction tx, long contentId, long size) throws SQLException {
        if (isEmpty()) {
            return List.of();
        }
        List<MailboxState> mailboxes = lock(tx, size);
        long now = System.currentTimeMillis();
        List<PlacedMessage> placed = new ArrayList<>();
        for (int i = 0; i < placements.size(); i++) {
            MailboxState mailbox = mailboxes.get(i);
            Placement placement = placements.get(i);
            long internalDate = placement.internalDate().toEpochMilli();
            MessageRow row = tx.edit(mailbox).add(placement.flags(), size, internalDate, now, contentId);
            placed.add(new PlacedMessage(mailbox.id(), mailbox.uidValidity(), row.uid()));
        }
        DescriptionTable.insert(tx, contentId, description);
        return placed;
    }

    /** Changes nothing, so that a refusal concerns this message alone. */
    private List<MailboxState> lock(Transaction tx, long size) throws SQLException {
        for (Map.Entry<String, Long> account : inboxIds.entrySet()) {
            long copies = placements.stream()
                    .filter(placement -> placement.account().equals(account.getKey()))
                    .count();
            tx.mail().account(account.getKey(), account.getValue()).checkRoom(copies, copies * size);
        }
        List<MailboxState> mailboxes = new ArrayList<>();
        for (Placement placement : placements) {
            mailboxes.add(tx.mail()
                    .mailbox(placement.account(), placement.mailbox())
                    .orElseThrow(() -> new StoreException(
                            Kind.NOT_FOUND, placement.account() + " has no mailbox " + placement.mailbox())));
        }
        return mailboxes;
    }
}
