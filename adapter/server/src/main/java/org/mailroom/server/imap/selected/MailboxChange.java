package org.mailroom.server.imap.selected;

import java.util.Set;
import org.mailroom.codec.imap.Flag;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.store.mailbox.MessageRow;

/** Something that a client is to be told of its mailbox: one untagged response (RFC 9051, section 7). */
public sealed interface MailboxChange {

    /**
     * A message has gone; those with greater numbers have one less from here on.
     *
     * @param number as it is when this is told
     */
    record Expunged(long number, long uid) implements MailboxChange {}

    /** Messages have gone, for a client that wants to hear of UIDs (RFC 7162, section 3.2.10). */
    record Vanished(SequenceSet uids) implements MailboxChange {}

    /** So many messages are there now. */
    record Exists(long count) implements MailboxChange {}

    /** So many are \Recent for this session (RFC 3501, section 7.3.2). */
    record Recent(long count) implements MailboxChange {}

    /** There are keywords that the client has not heard of; all flags there are now. */
    record KeywordsChanged(Set<Flag> flags) implements MailboxChange {}

    /**
     * A message has other flags, or another modification sequence.
     *
     * @param row as it is now
     * @param isRecent whether it is \Recent for this session
     * @param withFlags whether the client does not know its flags by itself
     */
    record FlagsChanged(long number, MessageRow row, boolean isRecent, boolean withFlags) implements MailboxChange {}

    /**
     * Up to which modification sequence the client knows all (RFC 7162, section 3.2.1): told when it has heard of later ones while
     * it could not hear of messages that went before them.
     */
    record HighestModSeq(long value) implements MailboxChange {}
}
