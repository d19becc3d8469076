package org.mailroom.server.smtp;

import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.store.StoreException;

/** The failures of the store as replies: the only place where one becomes the other. */
final class StoreReplies {

    private StoreReplies() {}

    static SmtpReply of(StoreException failure) {
        return switch (failure.kind()) {
            case FULL -> SmtpReply.of(452, "4.3.1", "No room for more mail now: " + failure.getMessage());
            case OVER_QUOTA -> SmtpReply.of(452, "4.2.2", "A mailbox is full: " + failure.getMessage());
            case UNAVAILABLE -> SmtpReply.of(451, "4.3.0", "The store is not available now; try again later");
            case STALE, NOT_FOUND, EXISTS, LIMIT, BROKEN ->
                SmtpReply.of(451, "4.3.0", "Something failed here; try again later");
        };
    }
}
