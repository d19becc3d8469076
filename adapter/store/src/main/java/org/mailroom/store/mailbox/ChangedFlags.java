package org.mailroom.store.mailbox;

import java.util.List;

/**
 * What a change of flags has done.
 *
 * @param changed the messages whose flags are others now, ascending by UID
 * @param refused UIDs left alone because they were changed after UNCHANGEDSINCE (RFC 7162, section 3.1.3), ascending
 */
public record ChangedFlags(List<MessageRow> changed, long[] refused) {

    public ChangedFlags {
        changed = List.copyOf(changed);
    }
}
