package org.mailroom.store.mailbox;

import java.util.List;

/**
 * What distinguishes a state of a mailbox from an older one; all ascending by UID.
 *
 * @param gone messages that are there no more, as they were in the older state
 * @param changed messages of both whose flags or modification sequences are others now, as they are
 * @param arrived messages that are new, as they are
 */
public record MailboxDifference(List<MessageRow> gone, List<MessageRow> changed, List<MessageRow> arrived) {

    public MailboxDifference {
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
        arrived = List.copyOf(arrived);
    }

    public boolean isEmpty() {
        return gone.isEmpty() && changed.isEmpty() && arrived.isEmpty();
    }
}
