package org.mailroom.server.imap.command;

import java.util.stream.IntStream;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** Which messages EXPUNGE and CLOSE mean: those of which the client knows that they have \Deleted. */
final class Deleted {

    private Deleted() {}

    static long[] of(MailboxSnapshot told) {
        return IntStream.range(0, told.exists())
                .mapToObj(told::get)
                .filter(row -> row.flags().has(MessageFlags.DELETED))
                .mapToLong(MessageRow::uid)
                .toArray();
    }
}
