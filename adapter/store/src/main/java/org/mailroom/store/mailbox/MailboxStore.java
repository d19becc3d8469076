package org.mailroom.store.mailbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.queue.NewMail;

/**
 * The mailboxes of all accounts. Whatever returns has been committed; what changes messages blocks until then and shares the
 * commit with others. Accounts and names are canonical already.
 *
 * <p>All methods throw {@link org.mailroom.store.StoreException}: NOT_FOUND when the mailbox does not exist (any more), OVER_QUOTA,
 * FULL, UNAVAILABLE, BROKEN, and others where it says so. An {@link IllegalArgumentException} says what is wrong with a name.
 */
public interface MailboxStore {

    // ---- names

    /** Whether the account has mailboxes already: it had, or was asked for by another method. */
    boolean hasMailboxes(String account);

    /** All names of an account, from memory if they are there. An account that has none gets its INBOX by being asked for. */
    MailboxTree tree(String account);

    /**
     * Makes a mailbox, and its superiors if they are missing.
     *
     * @throws org.mailroom.store.StoreException EXISTS; LIMIT when the account has as many as it may have
     */
    Mailbox create(String account, String name, Set<String> specialUse);

    /** Deletes a mailbox and what is in it; its inferiors stay. INBOX cannot be deleted: IllegalArgumentException. */
    void delete(String account, String name);

    /**
     * Renames a mailbox and its inferiors; missing superiors of the new name are made. Of INBOX the messages go to a new mailbox
     * instead, and it stays (RFC 9051, section 6.3.6).
     *
     * @throws org.mailroom.store.StoreException EXISTS when there is one of the new name, or of an inferior's new name; LIMIT
     *     when a superior would be one too many or an inferior's name too long
     */
    void rename(String account, String from, String to);

    /**
     * Subscribes to a name, or no longer; that there is such a mailbox is not asked.
     *
     * @throws org.mailroom.store.StoreException LIMIT when the account has as many as it may have
     */
    void subscribe(String account, String name, boolean isSubscribed);

    // ---- messages

    /** Opens a mailbox; it may have to be read from the database. */
    OpenMailbox open(String account, String name, MailboxListener listener);

    /** Counts, without opening it. */
    MailboxCounts counts(String account, String name);

    /**
     * Puts new messages into mailboxes, and deliveries of them into the queue; all of them or none.
     *
     * @param messages none with a delivery that awaits a reply
     * @return for each message where it was put, in the order of its placements
     */
    List<List<PlacedMessage>> append(List<NewMail> messages);

    /** Copies messages with their flags and internal dates, into another mailbox of the account or the same. */
    CopiedMessages copy(long mailboxId, long[] uids, String targetName);

    /** The same, and the messages are gone from where they were, in one commit (RFC 6851). */
    CopiedMessages move(long mailboxId, long[] uids, String targetName);

    /**
     * Puts a new message in the place of an old one, in one commit (REPLACE, RFC 8508).
     *
     * @param message with one placement
     * @throws org.mailroom.store.StoreException STALE when the old message has gone: nothing is changed
     */
    PlacedMessage replace(long mailboxId, long uid, NewMail message);

    /**
     * Changes flags. A message that has them already is not changed, nor its modification sequence.
     *
     * @param uids ascending; those that have gone are passed over
     * @param unchangedSince messages with a greater modification sequence are left alone; {@link Long#MAX_VALUE} for no such
     *     condition
     * @throws org.mailroom.store.StoreException LIMIT when a message would have more keywords than it may have
     */
    ChangedFlags store(long mailboxId, long[] uids, FlagChange change, long unchangedSince);

    /**
     * Removes those of the messages that have \Deleted.
     *
     * @param uids ascending
     * @return those that were removed, ascending
     */
    long[] expunge(long mailboxId, long[] uids);

    /** Which messages went after a modification sequence. */
    Vanished vanished(long mailboxId, long modSeq);

    // ---- what is known of messages

    /** The descriptions of bodies, by content id, as far as they still exist; from memory as far as they are there. */
    Map<Long, MessageDescription> describe(Collection<Long> contentIds);

    /** The preview of a body (RFC 8970), computed once; empty when the body has gone. */
    Optional<String> preview(long contentId);

    /** The preview of a body if it has been computed already; no body is read. */
    Optional<String> keptPreview(long contentId);

    // ---- quota

    /** What an account uses and may use; one without mailboxes uses nothing. */
    Quota quota(String account);

    /**
     * Sets what an account may use.
     *
     * @param maxOctets 0 or more, or {@link Quota#UNLIMITED}
     * @param maxMessages the same
     */
    void quota(String account, long maxOctets, long maxMessages);
}
