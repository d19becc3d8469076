package org.mailroom.server.imap.fetch;

import java.util.List;
import org.mailroom.store.mailbox.MessageRow;

/** Sets \Seen on behalf of a FETCH. */
@FunctionalInterface
public interface SeenMarker {

    /**
     * Sets it, durably.
     *
     * @param uids ascending; of messages that do not have it
     * @return those that have it now, as they are
     */
    List<MessageRow> markSeen(long[] uids);
}
