package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** A mailbox's row in a transaction, which has locked it: read once, and written once in the end. */
final class MailboxState {

    static final String COLUMNS = "id, account, uid_validity, uid_next, highest_modseq, vanished_floor, vanished_rows,"
            + " messages, unseen, deleted, octets, deleted_octets";

    static final String WRITE = "UPDATE mailbox SET uid_next = ?, highest_modseq = ?, vanished_floor = ?,"
            + " vanished_rows = ?, messages = ?, unseen = ?, deleted = ?, octets = ?, deleted_octets = ? WHERE id = ?";

    private static final long MAX_UID = 0xFFFF_FFFFL;

    private final long id;
    private final String account;
    private final long uidValidity;
    private long uidNext;
    private long highestModSeq;
    private long vanishedFloor;
    private int vanishedRows;
    private long messages;
    private long unseen;
    private long deleted;
    private long octets;
    private long deletedOctets;
    private boolean dirty;

    private MailboxState(ResultSet row) throws SQLException {
        id = row.getLong(1);
        account = row.getString(2);
        uidValidity = row.getLong(3);
        uidNext = row.getLong(4);
        highestModSeq = row.getLong(5);
        vanishedFloor = row.getLong(6);
        vanishedRows = row.getInt(7);
        messages = row.getLong(8);
        unseen = row.getLong(9);
        deleted = row.getLong(10);
        octets = row.getLong(11);
        deletedOctets = row.getLong(12);
    }

    static MailboxState read(ResultSet row) throws SQLException {
        return new MailboxState(row);
    }

    long id() {
        return id;
    }

    String account() {
        return account;
    }

    long uidValidity() {
        return uidValidity;
    }

    long uidNext() {
        return uidNext;
    }

    long highestModSeq() {
        return highestModSeq;
    }

    long messages() {
        return messages;
    }

    long octets() {
        return octets;
    }

    int vanishedRows() {
        return vanishedRows;
    }

    long nextUid() {
        if (uidNext > MAX_UID) {
            throw new StoreException(Kind.LIMIT, "the mailbox has used up all UIDs; move its messages to a new one");
        }
        dirty = true;
        return uidNext++;
    }

    long nextModSeq() {
        dirty = true;
        return ++highestModSeq;
    }

    void came(MessageRow message) {
        count(message, 1);
    }

    void went(MessageRow message) {
        count(message, -1);
    }

    /** Vanished UIDs take so many rows more; up to a modification sequence they are forgotten. */
    void vanished(int moreRows, long floor) {
        vanishedRows += moreRows;
        vanishedFloor = Math.max(vanishedFloor, floor);
        dirty = true;
    }

    boolean isDirty() {
        return dirty;
    }

    /** The values for {@link #WRITE}. */
    Object[] written() {
        dirty = false;
        return new Object[] {
            uidNext, highestModSeq, vanishedFloor, vanishedRows, messages, unseen, deleted, octets, deletedOctets, id
        };
    }

    private void count(MessageRow message, int sign) {
        messages += sign;
        octets += sign * message.size();
        if (!message.flags().has(MessageFlags.SEEN)) {
            unseen += sign;
        }
        if (message.flags().has(MessageFlags.DELETED)) {
            deleted += sign;
            deletedOctets += sign * message.size();
        }
        dirty = true;
    }
}
