package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.Quota;

/** An account's row in a transaction, which has locked it: read once, and written once in the end. */
final class AccountState {

    static final String COLUMNS =
            "account, last_validity, tree_version, mailboxes, octets, messages, max_octets, max_messages";

    static final String WRITE =
            "UPDATE account_mail SET last_validity = ?, tree_version = ?, mailboxes = ?, octets = ?,"
                    + " messages = ?, max_octets = ?, max_messages = ? WHERE account = ?";

    static final int MAX_MAILBOXES = 10_000;

    private static final long MAX_VALIDITY = 0xFFFF_FFFFL;

    private final String account;
    private long lastValidity;
    private long treeVersion;
    private int mailboxes;
    private long octets;
    private long messages;
    private long maxOctets;
    private long maxMessages;
    private boolean dirty;

    private AccountState(ResultSet row) throws SQLException {
        account = row.getString(1);
        lastValidity = row.getLong(2);
        treeVersion = row.getLong(3);
        mailboxes = row.getInt(4);
        octets = row.getLong(5);
        messages = row.getLong(6);
        maxOctets = row.getLong(7);
        maxMessages = row.getLong(8);
    }

    static AccountState read(ResultSet row) throws SQLException {
        return new AccountState(row);
    }

    String account() {
        return account;
    }

    /** Throws OVER_QUOTA when it may not have so much more. */
    void checkRoom(long moreMessages, long moreOctets) {
        if (maxOctets != Quota.UNLIMITED && octets + moreOctets > maxOctets) {
            throw new StoreException(
                    Kind.OVER_QUOTA,
                    account + " has " + octets + " octets, with " + moreOctets + " more it would pass its limit of "
                            + maxOctets);
        }
        if (maxMessages != Quota.UNLIMITED && messages + moreMessages > maxMessages) {
            throw new StoreException(
                    Kind.OVER_QUOTA,
                    account + " has " + messages + " messages, with " + moreMessages
                            + " more it would pass its limit of " + maxMessages);
        }
    }

    /** Throws LIMIT when it may not have so many more. */
    void checkMailboxes(int more) {
        if (mailboxes + more > MAX_MAILBOXES) {
            throw new StoreException(
                    Kind.LIMIT, account + " has " + mailboxes + " mailboxes; it may have " + MAX_MAILBOXES);
        }
    }

    void count(long moreMessages, long moreOctets) {
        messages += moreMessages;
        octets += moreOctets;
        dirty = true;
    }

    void countMailboxes(int more) {
        mailboxes += more;
        dirty = true;
    }

    void limit(long newMaxOctets, long newMaxMessages) {
        maxOctets = newMaxOctets;
        maxMessages = newMaxMessages;
        dirty = true;
    }

    void treeChanged() {
        treeVersion++;
        dirty = true;
    }

    /** Greater than every one before. It follows the clock, so that they stay different even if this row should be lost. */
    long nextValidity() {
        long next = Math.max(lastValidity + 1, System.currentTimeMillis() / 1000);
        if (next > MAX_VALIDITY) {
            throw new StoreException(Kind.LIMIT, account + " has used up all values of UIDVALIDITY");
        }
        lastValidity = next;
        dirty = true;
        return next;
    }

    boolean isDirty() {
        return dirty;
    }

    /** The values for {@link #WRITE}. */
    Object[] written() {
        dirty = false;
        return new Object[] {lastValidity, treeVersion, mailboxes, octets, messages, maxOctets, maxMessages, account};
    }
}
