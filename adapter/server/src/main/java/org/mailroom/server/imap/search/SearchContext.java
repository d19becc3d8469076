package org.mailroom.server.imap.search;

import java.time.Instant;
import java.util.function.LongPredicate;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.store.mailbox.MailboxSnapshot;

/**
 * What search keys refer to.
 *
 * @param mailbox as the client sees it
 * @param saved what {@code $} stands for, UIDs
 * @param isRecent by UID, whether a message is \Recent for the client
 * @param now for OLDER and YOUNGER
 */
public record SearchContext(
        MailboxSnapshot mailbox, SequenceSet saved, LongPredicate isRecent, Instant now, TextIndex index) {}
