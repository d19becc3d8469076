package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** What a piece of work does to a mailbox, all with one modification sequence; after the commit, what has become of it. */
final class MailboxEdit {

    /** More messages than these are expunged without their bodies at first. */
    static final int REMOVED_AT_ONCE = 1000;

    private final Transaction tx;
    private final MailboxState mailbox;
    private final long fromModSeq;
    private final long modSeq;
    private final List<MessageRow> rows = new ArrayList<>();
    private final List<MessageRow> expunged = new ArrayList<>();
    private long uidNext;

    MailboxEdit(Transaction tx, MailboxState mailbox) {
        this.tx = tx;
        this.mailbox = mailbox;
        fromModSeq = mailbox.highestModSeq();
        modSeq = mailbox.nextModSeq();
        uidNext = mailbox.uidNext();
        tx.noteChange();
    }

    /** Puts a message in; the account's quota was asked before. */
    MessageRow add(MessageFlags flags, long size, long internalDate, long saveDate, long contentId)
            throws SQLException {
        MessageRow row = new MessageRow(
                mailbox.nextUid(), modSeq, FlagTexts.shared(flags), size, internalDate, saveDate, contentId);
        uidNext = mailbox.uidNext();
        MailboxMessageTable.insert(tx, mailbox.id(), row);
        mailbox.came(row);
        tx.mail().accountOf(mailbox.id()).count(1, size);
        rows.add(row);
        return row;
    }

    /**
     * Puts messages of another mailbox in, with their flags and dates; the account's quota was asked before.
     *
     * @return their UIDs here
     */
    long[] addAll(List<MessageRow> messages) throws SQLException {
        long now = System.currentTimeMillis();
        long[] uids = new long[messages.size()];
        for (int i = 0; i < uids.length; i++) {
            MessageRow message = messages.get(i);
            uids[i] = add(message.flags(), message.size(), message.internalDate(), now, message.contentId())
                    .uid();
        }
        return uids;
    }

    /**
     * Gives messages other flags.
     *
     * @param before the messages as they are, ascending
     * @param flags what they get, as many
     * @return them as they are now
     */
    List<MessageRow> changeFlags(List<MessageRow> before, List<MessageFlags> flags) throws SQLException {
        List<MessageRow> changed = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            MessageRow old = before.get(i);
            MessageRow row = new MessageRow(
                    old.uid(), modSeq, flags.get(i), old.size(), old.internalDate(), old.saveDate(), old.contentId());
            mailbox.went(old);
            mailbox.came(row);
            changed.add(row);
        }
        MailboxMessageTable.updateFlags(tx, mailbox.id(), modSeq, changed);
        rows.addAll(changed);
        return changed;
    }

    /** Takes messages out that are elsewhere already, so that their bodies have as many names as before. */
    void moveOut(List<MessageRow> messages) throws SQLException {
        MailboxMessageTable.delete(tx, mailbox.id(), MailboxMessageTable.uids(messages));
        gone(messages);
    }

    /**
     * Takes messages out for good. Bodies take long to remove: those of many messages are left to {@link DeletedMailboxes}.
     *
     * @param spareId of a mailbox for that
     */
    void expunge(List<MessageRow> messages, long spareId) throws SQLException {
        if (messages.size() <= REMOVED_AT_ONCE) {
            MailboxMessageTable.delete(tx, mailbox.id(), MailboxMessageTable.uids(messages));
            messages.forEach(message -> tx.unname(message.contentId()));
        } else {
            MailboxTable.createDeleted(tx, mailbox.account(), spareId);
            MailboxMessageTable.hand(tx, mailbox.id(), MailboxMessageTable.uids(messages), spareId);
        }
        gone(messages);
    }

    private void gone(List<MessageRow> messages) throws SQLException {
        VanishedTable.add(tx, mailbox, modSeq, MailboxMessageTable.uids(messages));
        messages.forEach(mailbox::went);
        long octets = messages.stream().mapToLong(MessageRow::size).sum();
        tx.mail().accountOf(mailbox.id()).count(-messages.size(), -octets);
        expunged.addAll(messages);
    }

    long mailboxId() {
        return mailbox.id();
    }

    /** HIGHESTMODSEQ before. */
    long fromModSeq() {
        return fromModSeq;
    }

    /** HIGHESTMODSEQ after. */
    long modSeq() {
        return modSeq;
    }

    /** The state after, given the one before. */
    MailboxSnapshot applied(MailboxSnapshot before) {
        rows.sort(MailboxMessageTable.BY_UID);
        expunged.sort(MailboxMessageTable.BY_UID);
        return before.with(rows, MailboxMessageTable.uids(expunged), uidNext, modSeq);
    }
}
