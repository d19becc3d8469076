package org.mailroom.server.imap.thread;

import org.mailroom.server.imap.message.UnicodeCasemap;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mime.SentDate;
import org.mailroom.store.mime.SortKeys;

/**
 * What threading needs of a message.
 *
 * @param sent seconds since 1970, of the internal date if there is no other (RFC 5256, section 2.2)
 * @param subject the base subject, mapped by the collation; may be empty
 * @param isReply whether the subject is that of a reply or forward
 */
record ThreadedMessage(long sent, String subject, boolean isReply) {

    /** Subjects that differ only after so many characters count as the same. */
    private static final int MAX_SUBJECT = 500;

    /** @param keys null if the message has gone */
    static ThreadedMessage of(MessageRow row, SortKeys keys) {
        long arrived = Math.floorDiv(row.internalDate(), 1000);
        if (keys == null) {
            return new ThreadedMessage(arrived, "", false);
        }
        String text = keys.subject().text();
        return new ThreadedMessage(
                keys.sent().map(SentDate::epochSecond).orElse(arrived),
                UnicodeCasemap.fold(text.length() > MAX_SUBJECT ? text.substring(0, MAX_SUBJECT) : text),
                keys.subject().isReplyOrForward());
    }
}
